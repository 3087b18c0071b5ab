package turbulence.simulator.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Who owns whom, over all collections, kept from changes.
final class OwnerGraph {
  private final Map<String, Stored> byUid = new HashMap<>();
  private final Map<String, Set<Key>> dependents = new HashMap<>();

  /// Kinds of which an object was seen in a namespace.
  private final Set<String> namespaced = new HashSet<>();

  void seen(Change change) {
    Stored now = change.now();
    switch (change) {
      case Change.Added _ -> {
        byUid.put(now.uid(), now);
        if (!now.key().namespace().isEmpty()) {
          namespaced.add(kind(now.object()));
        }
        link(now);
      }
      case Change.Modified(Stored before, Stored _) -> {
        byUid.put(now.uid(), now);
        if (!sameOwners(before, now)) {
          unlink(before);
          link(now);
        }
      }
      case Change.Deleted(Stored before, Stored _) -> {
        byUid.remove(before.uid());
        unlink(before);
      }
    }
  }

  static boolean sameOwners(Stored one, Stored other) {
    return Fields.same(
        one.metadata().get("ownerReferences"), other.metadata().get("ownerReferences"));
  }

  private void link(Stored object) {
    for (JsonObject reference : References.of(object)) {
      dependents
          .computeIfAbsent(References.uid(reference), _ -> new LinkedHashSet<>())
          .add(object.key());
    }
  }

  private void unlink(Stored object) {
    for (JsonObject reference : References.of(object)) {
      Set<Key> keys = dependents.get(References.uid(reference));
      if (keys != null) {
        keys.remove(object.key());
        if (keys.isEmpty()) {
          dependents.remove(References.uid(reference));
        }
      }
    }
  }

  List<Key> dependents(String uid) {
    return List.copyOf(dependents.getOrDefault(uid, Set.of()));
  }

  /// The owner that a reference of the dependent names, or null when there is none of that uid,
  /// kind and name where the dependent may have owners: in its namespace, or in none.
  @Nullable Stored owner(Stored dependent, JsonObject reference) {
    Stored owner = byUid.get(References.uid(reference));
    if (owner == null
        || !owner.key().name().equals(Fields.text(reference, "name"))
        || !kind(owner.object()).equals(kind(reference))) {
      return null;
    }
    String namespace = owner.key().namespace();
    return namespace.isEmpty() || namespace.equals(dependent.key().namespace()) ? owner : null;
  }

  /// Whether nobody can say if the owner exists: an object of the whole cluster names a kind that
  /// lives in namespaces.
  boolean isUnresolvable(Stored dependent, JsonObject reference) {
    return dependent.key().namespace().isEmpty() && namespaced.contains(kind(reference));
  }

  /// Group and kind; versions do not matter.
  private static String kind(JsonObject of) {
    String version = Fields.text(of, "apiVersion");
    int slash = version.indexOf('/');
    return Fields.text(of, "kind") + "." + (slash < 0 ? "" : version.substring(0, slash));
  }
}
