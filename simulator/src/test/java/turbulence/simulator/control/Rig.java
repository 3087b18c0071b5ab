package turbulence.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.HandTimeline;

/// A control plane for tests: a real store, time that stands still, and controllers.
final class Rig {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final HandTimeline timeline = new HandTimeline(START);
  final Store store = new Store();
  final LooseVerbs verbs;
  final Means means;

  @SafeVarargs
  Rig(long seed, Function<Means, ? extends Controller>... controllers) {
    SplittableRandom random = new SplittableRandom(seed);
    verbs = new LooseVerbs(store, timeline, random.split());
    means = new Means(store, verbs, timeline, random.split());
    List<Controller> all = new ArrayList<>();
    for (Function<Means, ? extends Controller> make : controllers) {
      all.add(make.apply(means));
    }
    Controllers running = new Controllers(timeline, store, all);
    assert running != null;
  }

  static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (IOException mistake) {
      throw new UncheckedIOException(mistake);
    }
  }

  static Key key(Resource resource, String name) {
    return new Key(resource, "shop", name);
  }

  Stored create(Resource resource, String object) {
    JsonObject json = json(object);
    String name = Fields.text(json.object("metadata"), "name");
    String namespace = resource.equals(Kinds.NAMESPACES) ? "" : "shop";
    return verbs.create(Caller.ADMIN, new Key(resource, namespace, name), json);
  }

  Stored get(Resource resource, String name) {
    return store.get(key(resource, name)).orElseThrow();
  }

  List<Stored> all(Resource resource) {
    return store.snapshot(resource).all("");
  }

  void change(Resource resource, String name, UnaryOperator<JsonObject> change) {
    verbs.change(Caller.ADMIN, key(resource, name), Part.OBJECT, change);
  }

  void spec(Resource resource, String name, String field, Object value) {
    change(resource, name, now -> now.with("spec", now.object("spec").with(field, value)));
  }

  void delete(Resource resource, String name, Deletion how) {
    verbs.delete(Caller.ADMIN, key(resource, name), how);
  }

  void run(int seconds) {
    timeline.advance(Duration.ofSeconds(seconds));
  }

  /// The messages of all events with that reason.
  List<String> told(String reason) {
    return all(Kinds.EVENTS).stream()
        .map(Stored::object)
        .filter(event -> Fields.text(event, "reason").equals(reason))
        .map(event -> Fields.text(event, "message"))
        .toList();
  }
}
