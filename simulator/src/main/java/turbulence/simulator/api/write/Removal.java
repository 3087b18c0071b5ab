package turbulence.simulator.api.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Deletes objects: at once, after a pod's grace, or when the last finalizer is gone.
final class Removal {
  private static final Resource PODS = new Resource("", "pods");
  private static final long DEFAULT_GRACE = 30;

  /// Behind what anybody means lies the end of the calendar.
  private static final long LONGEST_GRACE = 1_000_000_000;

  private final Ground ground;

  Removal(Ground ground) {
    this.ground = ground;
  }

  /// What came of a deletion: the object's last state, and whether it is gone.
  record Outcome(JsonObject object, boolean gone) {}

  Outcome remove(Kind kind, Key key, Deletion how) {
    while (true) {
      Stored before =
          ground.store().get(key).orElseThrow(() -> Refusals.notFound(kind.resource(), key.name()));
      require(kind, before, how);
      Optional<Outcome> outcome = removeOnce(kind, before, how);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  /// Refuses when the object is not the one that is meant.
  static void require(Kind kind, Stored before, Deletion how) {
    String uid = how.uid();
    if (uid != null && !uid.equals(before.uid())) {
      throw Refusals.precondition(kind, before.key().name(), "UID", uid, before.uid());
    }
    String revision = how.resourceVersion();
    String now = Long.toString(before.revision());
    if (revision != null && !revision.equals(now)) {
      throw Refusals.precondition(kind, before.key().name(), "ResourceVersion", revision, now);
    }
  }

  /// Empty when somebody else wrote first: then the preconditions may not hold any longer.
  private Optional<Outcome> removeOnce(Kind kind, Stored before, Deletion how) {
    try {
      return Optional.of(write(kind, before, how));
    } catch (Clash meanwhile) {
      return Optional.empty();
    }
  }

  private Outcome write(Kind kind, Stored before, Deletion how) throws Clash {
    long grace = grace(kind, before.object(), how.graceSeconds());
    JsonObject next = marked(kind, withHolds(kind, before.object(), how.propagation()), grace);
    boolean gone = Holds.isOver(kind, next);
    if (how.dryRun()) {
      return new Outcome(next, gone);
    }
    if (gone && !kind.resource().equals(PODS) && !before.isDeleting()) {
      return new Outcome(ground.store().remove(before).object(), true);
    }
    Stored written =
        Meta.same(before.object(), next) ? before : ground.store().replace(before, next);
    if (gone) {
      end(written);
    }
    return new Outcome(written.object(), gone);
  }

  /// Its kubelet may have read that there is no grace left, and have been quicker.
  private void end(Stored written) throws Clash {
    try {
      ground.store().remove(written);
    } catch (Clash quicker) {
      Optional<Stored> now = ground.store().get(written.key());
      if (now.isPresent() && now.get().uid().equals(written.uid())) {
        throw quicker;
      }
    }
  }

  /// The finalizers that the wished propagation needs.
  private static JsonObject withHolds(Kind kind, JsonObject object, @Nullable Propagation wish) {
    List<String> finalizers = new ArrayList<>(Meta.finalizers(object));
    Propagation propagation = wish != null ? wish : standing(kind, finalizers);
    if (wish != null || propagation == Propagation.ORPHAN) {
      finalizers.remove("orphan");
      finalizers.remove("foregroundDeletion");
    }
    if (propagation == Propagation.ORPHAN) {
      finalizers.add("orphan");
    } else if (propagation == Propagation.FOREGROUND
        && !finalizers.contains("foregroundDeletion")) {
      finalizers.add("foregroundDeletion");
    }
    return finalizers.equals(Meta.finalizers(object))
        ? object
        : Meta.withFinalizers(object, finalizers);
  }

  /// What holds when the deletion does not say.
  private static Propagation standing(Kind kind, List<String> finalizers) {
    if (finalizers.contains("orphan")) {
      return Propagation.ORPHAN;
    } else if (finalizers.contains("foregroundDeletion")) {
      return Propagation.FOREGROUND;
    }
    return kind.behaviour().orphansByDefault() ? Propagation.ORPHAN : Propagation.BACKGROUND;
  }

  private JsonObject marked(Kind kind, JsonObject object, long grace) {
    boolean deleting = Meta.isDeleting(object);
    long left = Meta.number(object, "deletionGracePeriodSeconds", 0);
    if (deleting && grace >= left) {
      return object;
    }
    Instant end =
        deleting
            ? Instant.parse(Meta.of(object).text("deletionTimestamp").orElse(ground.now()))
                .minus(Duration.ofSeconds(left - grace))
            : ground.clock().instant().plusSeconds(grace);
    JsonObject marked =
        Meta.with(
            object,
            meta -> {
              JsonObject.Builder fields =
                  meta.toBuilder()
                      .put("deletionTimestamp", Ground.at(end))
                      .put("deletionGracePeriodSeconds", new JsonNumber(grace));
              if (!deleting && meta.has("generation")) {
                fields.put("generation", new JsonNumber(Meta.number(object, "generation", 0) + 1));
              }
              return fields.build();
            });
    return kind.resource().equals(Namespaces.NAMESPACES) ? terminating(marked) : marked;
  }

  private static JsonObject terminating(JsonObject namespace) {
    return Meta.with(namespace, meta -> meta.without("deletionGracePeriodSeconds"))
        .with("status", namespace.object("status").with("phase", "Terminating"));
  }

  /// Only pods have grace: as asked, as they say themselves, and none before they run or when they
  /// have ended.
  private static long grace(Kind kind, JsonObject object, @Nullable Long asked) {
    if (!kind.resource().equals(PODS)) {
      return 0;
    }
    Optional<String> phase = object.object("status").text("phase");
    if (object.object("spec").text("nodeName").orElse("").isEmpty()
        || phase.filter(is -> is.equals("Succeeded") || is.equals("Failed")).isPresent()) {
      return 0;
    }
    long grace = asked != null ? asked : own(object);
    return grace < 0 ? 1 : Math.min(grace, LONGEST_GRACE);
  }

  private static long own(JsonObject pod) {
    return pod.object("spec").get("terminationGracePeriodSeconds") instanceof JsonNumber seconds
        ? (long) seconds.doubleValue()
        : DEFAULT_GRACE;
  }
}
