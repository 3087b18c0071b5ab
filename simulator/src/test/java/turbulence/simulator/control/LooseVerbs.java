package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// Reading and writing a real store with what controllers depend on (uids, times, generations,
/// finalizers, grace of pods) and nothing else: no defaults, no checks.
final class LooseVerbs implements Verbs {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private final Store store;
  private final Timeline timeline;
  private final SplittableRandom random;

  /// What is refused, when it is not null: asked before each creation.
  @Nullable Resource refused;

  LooseVerbs(Store store, Timeline timeline, SplittableRandom random) {
    this.store = store;
    this.timeline = timeline;
    this.random = random;
  }

  @Override
  public Optional<Stored> get(Key key) {
    return store.get(key);
  }

  @Override
  public Stored create(Caller caller, Key key, JsonObject object) {
    refuseInEnding(key);
    if (key.resource().equals(refused)) {
      throw new Refusal(403, "Forbidden", "no more " + key.resource().plural(), JsonObject.EMPTY);
    }
    JsonObject metadata = object.object("metadata");
    String name = key.name().isEmpty() ? named(metadata) : key.name();
    JsonObject.Builder all =
        metadata.toBuilder()
            .put("name", name)
            .put("uid", new UUID(random.nextLong(), random.nextLong()).toString())
            .put("creationTimestamp", now())
            .put("generation", 1);
    if (!key.namespace().isEmpty()) {
      all.put("namespace", key.namespace());
    }
    try {
      return store.create(
          new Key(key.resource(), key.namespace(), name), object.with("metadata", all.build()));
    } catch (Clash there) {
      String message = key.resource() + " \"" + name + "\" already exists";
      throw new Refusal(409, "AlreadyExists", message, JsonObject.EMPTY);
    }
  }

  private void refuseInEnding(Key key) {
    boolean ending =
        !key.namespace().isEmpty()
            && store
                .get(new Key(Kinds.NAMESPACES, key.namespace()))
                .map(Stored::isDeleting)
                .orElse(false);
    if (ending) {
      JsonObject cause = JsonObject.of("reason", "NamespaceTerminating");
      throw new Refusal(
          403, "Forbidden", "being terminated", JsonObject.of("causes", JsonArray.of(cause)));
    }
  }

  private String named(JsonObject metadata) {
    StringBuilder name = new StringBuilder(metadata.text("generateName").orElseThrow());
    for (int i = 0; i < 5; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  private String now() {
    return Means.stamp(timeline.instant());
  }

  @Override
  public Optional<Stored> change(
      Caller caller, Key key, Part part, UnaryOperator<JsonObject> change) {
    for (; ; ) {
      Optional<Stored> found = store.get(key);
      if (found.isEmpty()) {
        return found;
      }
      JsonObject before = found.get().object();
      JsonObject after = change.apply(before);
      if (after.equals(before)) {
        return found;
      }
      boolean specs = !Fields.same(before.get("spec"), after.get("spec"));
      if (part == Part.OBJECT && specs) {
        long generation = Fields.whole(before.object("metadata"), "generation", 0) + 1;
        after = after.with("metadata", after.object("metadata").with("generation", generation));
      } else if (part == Part.STATUS && specs) {
        throw new AssertionError("a status write changes the spec of " + key);
      }
      try {
        return Optional.of(settled(store.replace(found.get(), after)));
      } catch (Clash meanwhile) {
        // Somebody else wrote first: read it again.
      }
    }
  }

  private Stored settled(Stored stored) throws Clash {
    boolean over =
        stored.isDeleting()
            && stored.metadata().array("finalizers").isEmpty()
            && !stored.key().resource().equals(Kinds.PODS)
            && stored.spec().array("finalizers").isEmpty();
    return over ? store.remove(stored) : stored;
  }

  @Override
  public void delete(Caller caller, Key key, Deletion how) {
    Optional<Stored> found = store.get(key);
    if (found.isEmpty()) {
      return;
    }
    Stored object = found.get();
    if (how.uid() != null && !how.uid().equals(object.uid())) {
      throw new Refusal(409, "Conflict", "another uid", JsonObject.EMPTY);
    }
    List<Json> finalizers = new ArrayList<>(object.metadata().array("finalizers").items());
    if (how.propagation() == Deletion.Propagation.FOREGROUND) {
      finalizers.add(new JsonText("foregroundDeletion"));
    } else if (how.propagation() == Deletion.Propagation.ORPHAN) {
      finalizers.add(new JsonText("orphan"));
    }
    boolean graceful =
        key.resource().equals(Kinds.PODS)
            && !Pods.node(object).isEmpty()
            && !Long.valueOf(0).equals(how.graceSeconds());
    boolean namespace = !object.spec().array("finalizers").isEmpty();
    try {
      if (finalizers.isEmpty() && !graceful && !namespace) {
        store.remove(object);
      } else if (!object.isDeleting()) {
        store.replace(object, marked(object.object(), finalizers));
      }
    } catch (Clash meanwhile) {
      delete(caller, key, how);
    }
  }

  private JsonObject marked(JsonObject object, List<Json> finalizers) {
    JsonObject metadata = object.object("metadata").with("deletionTimestamp", now());
    JsonObject marked =
        object.with(
            "metadata",
            finalizers.isEmpty()
                ? metadata
                : metadata.with("finalizers", new JsonArray(finalizers)));
    return object.object("spec").has("finalizers")
        ? marked.with("status", JsonObject.of("phase", "Terminating"))
        : marked;
  }
}
