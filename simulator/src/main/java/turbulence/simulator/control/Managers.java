package turbulence.simulator.control;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Those of one kind that manage other objects, as found from such an object: who has to look when
/// it changes.
public final class Managers {
  private final Store store;
  private final Resource resource;
  private final String kind;
  private final @Nullable Function<Stored, LabelSelector> selector;

  /// @param selector by which one of them finds what it might adopt; null when they adopt nothing
  Managers(
      Store store,
      Resource resource,
      String kind,
      @Nullable Function<Stored, LabelSelector> selector) {
    this.store = store;
    this.resource = resource;
    this.kind = kind;
    this.selector = selector;
  }

  /// Those that say in `spec.selector` what they might adopt.
  public static Managers bySelector(Store store, Resource resource, String kind) {
    return new Managers(store, resource, kind, Managers::selector);
  }

  /// Those that adopt nothing.
  public static Managers ofOwn(Store store, Resource resource, String kind) {
    return new Managers(store, resource, kind, null);
  }

  public static LabelSelector selector(Stored manager) {
    return LabelSelector.of(manager.spec().get("selector"));
  }

  /// Has the object's manager look, and the one that it had before when that was another.
  public void seen(Change change, Consumer<Key> look) {
    lookAt(change.now(), look);
    if (change instanceof Change.Modified(Stored before, Stored now)
        && !Fields.same(References.controller(before), References.controller(now))) {
      lookAt(before, look);
    }
  }

  /// Has the object's manager look, or all that might adopt it.
  public void lookAt(Stored object, Consumer<Key> look) {
    JsonObject controller = References.controller(object);
    if (controller == null) {
      adopters(object, look);
    } else if (Fields.text(controller, "kind").equals(kind)) {
      look.accept(key(object, controller));
    }
  }

  private void adopters(Stored object, Consumer<Key> look) {
    if (selector == null) {
      return;
    }
    JsonObject labels = object.metadata().object("labels");
    for (Stored each : store.snapshot(resource).all(object.key().namespace())) {
      if (selector.apply(each).matches(labels)) {
        look.accept(each.key());
      }
    }
  }

  private Key key(Stored object, JsonObject controller) {
    return new Key(resource, object.key().namespace(), Fields.text(controller, "name"));
  }

  /// The one that manages the object, if it is still there.
  public Optional<Stored> of(Stored object) {
    JsonObject controller = References.controller(object);
    return controller == null || !Fields.text(controller, "kind").equals(kind)
        ? Optional.empty()
        : store
            .get(key(object, controller))
            .filter(manager -> manager.uid().equals(References.uid(controller)));
  }
}
