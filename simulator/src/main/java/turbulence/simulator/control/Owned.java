package turbulence.simulator.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// The objects of one collection by who manages them, kept from changes so that nobody has to list.
public final class Owned {
  private final Resource resource;
  private final Map<String, Map<Key, Stored>> byOwner = new HashMap<>();
  private final Map<String, Map<Key, Stored>> orphans = new HashMap<>();

  public Owned(Resource resource) {
    this.resource = resource;
  }

  @SuppressWarnings("ReferenceEquality") // two indexes that hold the same are still two
  public void seen(Change change) {
    if (!change.key().resource().equals(resource)) {
      return;
    }
    switch (change) {
      case Change.Added(Stored now) -> put(now);
      case Change.Modified(Stored before, Stored now) -> {
        if (!OwnerGraph.sameOwners(before, now)) {
          remove(before);
        }
        put(now);
      }
      case Change.Deleted(Stored before, Stored _) -> remove(before);
    }
  }

  private void put(Stored object) {
    groups(object)
        .computeIfAbsent(groupName(object), _ -> new LinkedHashMap<>())
        .put(object.key(), object);
  }

  private void remove(Stored object) {
    Map<String, Map<Key, Stored>> groups = groups(object);
    Map<Key, Stored> group = groups.get(groupName(object));
    if (group != null) {
      group.remove(object.key());
      if (group.isEmpty()) {
        groups.remove(groupName(object));
      }
    }
  }

  private Map<String, Map<Key, Stored>> groups(Stored object) {
    return References.controller(object) == null ? orphans : byOwner;
  }

  private static String groupName(Stored object) {
    JsonObject controller = References.controller(object);
    return controller == null ? object.key().namespace() : References.uid(controller);
  }

  /// What the owner with that uid manages.
  public Collection<Stored> of(String uid) {
    Map<Key, Stored> group = byOwner.get(uid);
    return group == null ? List.of() : group.values();
  }

  /// What nobody manages in that namespace.
  public Collection<Stored> orphans(String namespace) {
    Map<Key, Stored> group = orphans.get(namespace);
    return group == null ? List.of() : group.values();
  }

  /// What concerns an owner: its own, and what it might adopt.
  public Stream<Stored> around(Stored owner) {
    return Stream.concat(of(owner.uid()).stream(), orphans(owner.key().namespace()).stream());
  }
}
