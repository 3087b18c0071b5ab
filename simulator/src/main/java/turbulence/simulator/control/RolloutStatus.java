package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// What a Deployment's status says of its sets. Pure.
final class RolloutStatus {
  static final String PROGRESSING = "Progressing";
  private static final String AVAILABLE = "Available";
  private static final String FAILURE = "ReplicaFailure";
  private static final String DONE = "NewReplicaSetAvailable";
  private static final String TIMED_OUT = "ProgressDeadlineExceeded";
  private static final long NO_DEADLINE = Integer.MAX_VALUE;

  private final Stored deployment;
  private final List<Stored> sets;
  private final @Nullable Stored newest;
  private final Instant now;

  /// The newest set is the one of the present template, or null; it is one of all.
  RolloutStatus(Stored deployment, List<Stored> sets, @Nullable Stored newest, Instant now) {
    this.deployment = deployment;
    this.sets = sets;
    this.newest = newest;
    this.now = now;
  }

  static boolean hasDeadline(Stored deployment) {
    return Fields.whole(deployment.spec(), "progressDeadlineSeconds", NO_DEADLINE) < NO_DEADLINE;
  }

  private long sum(String field) {
    return sets.stream().mapToLong(set -> Fields.whole(set.status(), field, 0)).sum();
  }

  /// The numbers, and whether enough pods are available.
  JsonObject counted() {
    JsonObject before = deployment.status();
    long replicas = ReplicaSets.wanted(deployment);
    long available = sum("availableReplicas");
    long asked = sets.stream().mapToLong(ReplicaSets::wanted).sum();
    JsonObject.Builder status = JsonObject.builder();
    Fields.putCount(
        status, "observedGeneration", Fields.whole(deployment.metadata(), "generation", 0));
    Fields.putCount(status, "replicas", sum("replicas"));
    Fields.putCount(
        status,
        "updatedReplicas",
        newest == null ? 0 : Fields.whole(newest.status(), "replicas", 0));
    Fields.putCount(status, "readyReplicas", sum("readyReplicas"));
    Fields.putCount(status, "availableReplicas", available);
    Fields.putCount(status, "unavailableReplicas", Math.max(0, asked - available));
    status.put("terminatingReplicas", sum("terminatingReplicas"));
    before.find("collisionCount").ifPresent(count -> status.put("collisionCount", count));
    before.find("conditions").ifPresent(conditions -> status.put("conditions", conditions));
    boolean enough = available >= replicas - Rolling.of(deployment.spec()).mayMiss(replicas);
    return set(
        reordered(status.build()),
        enough
            ? condition(
                AVAILABLE,
                "True",
                "MinimumReplicasAvailable",
                "Deployment has minimum availability.")
            : condition(
                AVAILABLE,
                "False",
                "MinimumReplicasUnavailable",
                "Deployment does not have minimum availability."));
  }

  /// Conditions stand before the count of collisions.
  private static JsonObject reordered(JsonObject status) {
    return status
        .find("collisionCount")
        .map(count -> status.without("collisionCount").with("collisionCount", count))
        .orElse(status);
  }

  /// The status while a rollout may be under way: whether it moves, is done, or takes too long.
  JsonObject rolling() {
    JsonObject status = counted();
    boolean deadline = hasDeadline(deployment);
    JsonObject current = Conditions.find(deployment.status(), PROGRESSING);
    if (!deadline) {
      status = Conditions.without(status, PROGRESSING);
    }
    boolean done =
        Fields.whole(status, "replicas", 0) == Fields.whole(status, "updatedReplicas", 0)
            && Conditions.has(current, "reason", DONE);
    if (deadline && !done) {
      status = progressed(status, current);
    }
    return withFailure(status);
  }

  private JsonObject progressed(JsonObject status, @Nullable JsonObject current) {
    if (isComplete(deployment, status)) {
      return set(
          status,
          condition(PROGRESSING, "True", DONE, subject() + " has successfully progressed."));
    } else if (moved(deployment.status(), status)) {
      JsonObject moving =
          condition(PROGRESSING, "True", "ReplicaSetUpdated", subject() + " is progressing.");
      if (current != null && Conditions.has(current, "status", "True")) {
        moving = moving.with("lastTransitionTime", current.get("lastTransitionTime"));
      }
      return Conditions.with(status, moving);
    } else if (isLate(current)) {
      return set(
          status,
          condition(PROGRESSING, "False", TIMED_OUT, subject() + " has timed out progressing."));
    }
    return status;
  }

  private String subject() {
    return newest == null
        ? "Deployment \"" + deployment.key().name() + "\""
        : "ReplicaSet \"" + newest.key().name() + "\"";
  }

  static boolean isComplete(Stored deployment, JsonObject status) {
    long replicas = ReplicaSets.wanted(deployment);
    return Fields.whole(status, "updatedReplicas", 0) == replicas
        && Fields.whole(status, "replicas", 0) == replicas
        && Fields.whole(status, "availableReplicas", 0) == replicas
        && Fields.whole(status, "observedGeneration", 0)
            >= Fields.whole(deployment.metadata(), "generation", 0);
  }

  private static boolean moved(JsonObject before, JsonObject after) {
    return grew(before, after, "updatedReplicas")
        || old(after) < old(before)
        || grew(before, after, "readyReplicas")
        || grew(before, after, "availableReplicas");
  }

  private static boolean grew(JsonObject before, JsonObject after, String field) {
    return Fields.whole(after, field, 0) > Fields.whole(before, field, 0);
  }

  private static long old(JsonObject status) {
    return Fields.whole(status, "replicas", 0) - Fields.whole(status, "updatedReplicas", 0);
  }

  private boolean isLate(@Nullable JsonObject current) {
    if (current == null || Conditions.has(current, "reason", DONE)) {
      return false;
    } else if (Conditions.has(current, "reason", TIMED_OUT)) {
      return true;
    }
    return deadline(current).map(limit -> limit.isBefore(now)).orElse(false);
  }

  private Optional<Instant> deadline(JsonObject progressing) {
    long seconds = Fields.whole(deployment.spec(), "progressDeadlineSeconds", NO_DEADLINE);
    return Pods.time(progressing, "lastUpdateTime").map(since -> since.plusSeconds(seconds));
  }

  /// When to look again whether the rollout takes too long; empty when nothing is awaited.
  Optional<Duration> checkIn(JsonObject status) {
    JsonObject current = Conditions.find(status, PROGRESSING);
    if (!hasDeadline(deployment)
        || current == null
        || isComplete(deployment, status)
        || Conditions.has(current, "reason", TIMED_OUT)) {
      return Optional.empty();
    }
    return deadline(current).map(limit -> Duration.between(now, limit).plusSeconds(1));
  }

  /// What a set could not do is told by the Deployment too; the newest set first.
  private JsonObject withFailure(JsonObject status) {
    JsonObject failure = newest == null ? null : Conditions.find(newest.status(), FAILURE);
    for (Stored set : sets) {
      failure = failure == null ? Conditions.find(set.status(), FAILURE) : failure;
    }
    if (failure == null) {
      return Conditions.without(status, FAILURE);
    }
    JsonObject told =
        JsonObject.builder()
            .put("type", FAILURE)
            .put("status", failure.get("status"))
            .put("lastUpdateTime", failure.get("lastTransitionTime"))
            .put("lastTransitionTime", failure.get("lastTransitionTime"))
            .put("reason", failure.get("reason"))
            .put("message", failure.get("message"))
            .build();
    return set(status, told);
  }

  JsonObject condition(String type, String status, String reason, String message) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", status)
        .put("lastUpdateTime", Means.stamp(now))
        .put("lastTransitionTime", Means.stamp(now))
        .put("reason", reason)
        .put("message", message)
        .build();
  }

  /// The status with the condition, unless it says so already.
  static JsonObject set(JsonObject status, JsonObject condition) {
    JsonObject before = Conditions.find(status, Fields.text(condition, "type"));
    if (before == null || !Fields.same(before.get("status"), condition.get("status"))) {
      return Conditions.with(status, condition);
    } else if (Fields.same(before.get("reason"), condition.get("reason"))) {
      return status;
    }
    return Conditions.with(
        status, condition.with("lastTransitionTime", before.get("lastTransitionTime")));
  }
}
