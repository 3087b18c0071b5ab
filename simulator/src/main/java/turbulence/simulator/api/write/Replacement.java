package turbulence.simulator.api.write;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Stores an object over an older state of itself.
final class Replacement {
  private static final int ATTEMPTS = 100;
  private static final String[] KEPT = {
    "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"
  };

  private final Ground ground;
  private final Ownership ownership;
  private final List<Admission> admissions;

  Replacement(Ground ground, Ownership ownership, List<Admission> admissions) {
    this.ground = ground;
    this.admissions = admissions;
    this.ownership = ownership;
  }

  /// Writes what the change makes of the object as it is stored; again when somebody else wrote
  /// meanwhile, unless what was made names the revision that it was made from.
  Stored replace(Kind kind, Key key, Part part, UnaryOperator<JsonObject> change, Intent intent) {
    for (int attempt = 1; ; attempt++) {
      Stored before =
          ground.store().get(key).orElseThrow(() -> Refusals.notFound(kind.resource(), key.name()));
      JsonObject wanted = change.apply(before.object());
      requireSame(kind, before, wanted);
      try {
        return write(kind, before, next(kind, before.object(), wanted, part, intent), intent);
      } catch (Clash meanwhile) {
        if (attempt == ATTEMPTS) {
          throw Refusals.modified(kind.resource(), key.name());
        }
      }
    }
  }

  private static void requireSame(Kind kind, Stored before, JsonObject wanted) {
    String name = before.key().name();
    String revision = Meta.of(wanted).text("resourceVersion").orElse("");
    if (!revision.isEmpty() && !revision.equals(Long.toString(before.revision()))) {
      throw Refusals.modified(kind.resource(), name);
    }
    String uid = Meta.of(wanted).text("uid").orElse("");
    if (!uid.isEmpty() && !uid.equals(before.uid())) {
      throw Refusals.conflict(
          kind.resource(),
          name,
          "Precondition failed: UID in precondition: "
              + uid
              + ", UID in object meta: "
              + before.uid());
    }
  }

  private JsonObject next(
      Kind kind, JsonObject before, JsonObject wanted, Part part, Intent intent) {
    JsonObject whole = keeping(before, wanted);
    if (part == Part.RAW) {
      return whole;
    }
    JsonObject kept = kind.behaviour().defaulted(whole);
    JsonObject next =
        switch (part) {
          case STATUS -> kind.behaviour().statusUpdated(before, kept);
          case EPHEMERAL -> counted(kind, before, EphemeralContainers.added(before, kept));
          default ->
              counted(kind, before, kind.behaviour().updated(before, kept, ground.surroundings()));
        };
    if (Meta.same(before, next)) {
      return before;
    }
    if (part == Part.OBJECT) {
      admissions.forEach(admission -> admission.reviewChange(kind, before, next, intent));
    }
    check(kind, before, next, part, intent);
    return ownership.updated(kind, before, next, part, intent);
  }

  private void check(Kind kind, JsonObject before, JsonObject next, Part part, Intent intent) {
    switch (part) {
      case STATUS -> Checks.statusUpdated(kind, before, next);
      case EPHEMERAL -> EphemeralContainers.check(kind, before, next);
      default -> {
        Checks.updated(kind, before, next, ground.surroundings());
        intent.warnings().addAll(kind.behaviour().warnings(next));
      }
    }
  }

  /// What no client changes stays as it is.
  private static JsonObject keeping(JsonObject before, JsonObject wanted) {
    JsonObject old = Meta.of(before);
    return Meta.with(
        wanted,
        meta -> {
          JsonObject.Builder kept = meta.toBuilder();
          for (String name : KEPT) {
            put(kept, name, old.get(name));
          }
          put(kept, "generation", old.get("generation"));
          put(kept, "resourceVersion", old.get("resourceVersion"));
          put(kept, "namespace", old.get("namespace"));
          put(
              kept,
              "generateName",
              meta.has("generateName") ? meta.get("generateName") : old.get("generateName"));
          return kept.build();
        });
  }

  private static void put(JsonObject.Builder fields, String name, @Nullable Json value) {
    if (value == null) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
  }

  private static JsonObject counted(Kind kind, JsonObject before, JsonObject next) {
    boolean statusCounts = !kind.behaviour().hasStatus();
    if (!kind.behaviour().countsGenerations() || Meta.sameGeneration(before, next, statusCounts)) {
      return next;
    }
    long generation = Meta.number(before, "generation", 0) + 1;
    return Meta.with(next, meta -> meta.with("generation", new JsonNumber(generation)));
  }

  private Stored write(Kind kind, Stored before, JsonObject next, Intent intent) throws Clash {
    if (intent.dryRun() || Meta.same(before.object(), next)) {
      return new Stored(before.key(), before.revision(), next);
    }
    return Holds.isOver(kind, next)
        ? ground.store().remove(ground.store().replace(before, next))
        : ground.store().replace(before, next);
  }
}
