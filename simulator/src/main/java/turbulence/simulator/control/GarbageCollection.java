package turbulence.simulator.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Deletes what belonged to owners that are gone, of any kind; lets owners wait for their
/// dependents, or leaves the dependents alone, as the deletion said.
public final class GarbageCollection implements Controller {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  private final Means means;
  private final Events events;
  private final OwnerGraph graph = new OwnerGraph();

  public GarbageCollection(Means means) {
    this.means = means;
    this.events = Events.ofController(means, "garbage-collector-controller");
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (change.key().resource().equals(Kinds.EVENTS)) {
      return;
    }
    graph.seen(change);
    Stored now = change.now();
    switch (change) {
      case Change.Added _ -> {
        if (!References.of(now).isEmpty() || now.isDeleting()) {
          look.accept(now.key());
        }
      }
      case Change.Modified(Stored before, Stored _) -> {
        if (!OwnerGraph.sameOwners(before, now)) {
          look.accept(now.key());
          lookAtOwners(before, look);
        }
        if (now.isDeleting() && (hasFinalizer(now, FOREGROUND) || hasFinalizer(now, ORPHAN))) {
          look.accept(now.key());
        }
      }
      case Change.Deleted(Stored before, Stored _) -> {
        graph.dependents(before.uid()).forEach(look);
        lookAtOwners(before, look);
      }
    }
  }

  /// Owners may wait for their dependents to go.
  private void lookAtOwners(Stored dependent, Consumer<Key> look) {
    for (JsonObject reference : References.of(dependent)) {
      Stored owner = graph.owner(dependent, reference);
      if (owner != null && owner.isDeleting()) {
        look.accept(owner.key());
      }
    }
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      return;
    }
    Stored object = found.get();
    if (!object.isDeleting()) {
      judge(object);
    } else if (hasFinalizer(object, ORPHAN)) {
      orphan(object);
    } else if (hasFinalizer(object, FOREGROUND)) {
      awaitDependents(object);
    }
  }

  /// An object stays as long as one owner is there that does not wait for it.
  private void judge(Stored object) {
    boolean held = false;
    boolean awaited = false;
    List<JsonObject> references = References.of(object);
    if (references.isEmpty()) {
      return;
    }
    for (JsonObject reference : references) {
      if (graph.isUnresolvable(object, reference)) {
        events.warning(object, "OwnerRefInvalidNamespace", invalid(object, reference));
        return;
      }
      Stored owner = graph.owner(object, reference);
      awaited |= owner != null && awaitsDependents(owner);
      held |= owner != null && !awaitsDependents(owner);
    }
    if (held) {
      forget(object, reference -> isLost(graph.owner(object, reference)));
    } else {
      collect(object, awaited);
    }
  }

  private static boolean isLost(@Nullable Stored owner) {
    return owner == null || awaitsDependents(owner);
  }

  private static boolean awaitsDependents(Stored owner) {
    return owner.isDeleting() && hasFinalizer(owner, FOREGROUND);
  }

  private static String invalid(Stored object, JsonObject reference) {
    return "ownerRef ["
        + Fields.text(reference, "apiVersion")
        + "/"
        + Fields.text(reference, "kind")
        + ", namespace: "
        + object.key().namespace()
        + ", name: "
        + Fields.text(reference, "name")
        + ", uid: "
        + References.uid(reference)
        + "] does not exist in namespace \""
        + object.key().namespace()
        + "\"";
  }

  private void collect(Stored object, boolean awaited) {
    Propagation propagation = Propagation.BACKGROUND;
    if (hasFinalizer(object, ORPHAN)) {
      propagation = Propagation.ORPHAN;
    } else if (hasFinalizer(object, FOREGROUND)
        || awaited && !graph.dependents(object.uid()).isEmpty()) {
      propagation = Propagation.FOREGROUND;
    }
    Deletion how = new Deletion(null, propagation, object.uid(), null, false);
    means.verbs().delete(Means.CALLER, object.key(), how);
  }

  private void orphan(Stored owner) {
    for (Key dependent : graph.dependents(owner.uid())) {
      change(
          dependent,
          now ->
              References.without(now, reference -> References.uid(reference).equals(owner.uid())));
    }
    withoutFinalizer(owner, ORPHAN);
  }

  private void awaitDependents(Stored owner) {
    boolean blocked = false;
    for (Key key : graph.dependents(owner.uid())) {
      Optional<Stored> dependent = means.store().get(key);
      if (dependent.isPresent()) {
        blocked |= blocks(dependent.get(), owner);
        if (!dependent.get().isDeleting()) {
          judge(dependent.get());
        }
      }
    }
    if (!blocked) {
      withoutFinalizer(owner, FOREGROUND);
    }
  }

  private static boolean blocks(Stored dependent, Stored owner) {
    return References.of(dependent).stream()
        .anyMatch(reference ->
            References.uid(reference).equals(owner.uid())
                && Fields.flag(reference, "blockOwnerDeletion"));
  }

  private void forget(Stored object, Predicate<JsonObject> lost) {
    if (References.of(object).stream().anyMatch(lost)) {
      change(object.key(), now -> References.without(now, lost));
    }
  }

  private void withoutFinalizer(Stored object, String finalizer) {
    change(
        object.key(),
        now -> {
          JsonObject metadata = now.object("metadata");
          List<Json> rest =
              metadata.array("finalizers").items().stream()
                  .filter(one -> !one.equals(new JsonText(finalizer)))
                  .toList();
          return now.with(
              "metadata",
              rest.isEmpty()
                  ? metadata.without("finalizers")
                  : metadata.with("finalizers", new JsonArray(rest)));
        });
  }

  private void change(Key key, UnaryOperator<JsonObject> change) {
    means.verbs().change(Means.CALLER, key, Part.OBJECT, change);
  }

  private static boolean hasFinalizer(Stored object, String finalizer) {
    return object.metadata().array("finalizers").items().contains(new JsonText(finalizer));
  }
}
