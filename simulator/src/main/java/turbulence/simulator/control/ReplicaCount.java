package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// How many pods of a set are there, ready, and ready for long enough.
record ReplicaCount(
    long all, long labelled, long ready, long available, Optional<Duration> nextIn) {

  static ReplicaCount of(Collection<Stored> pods, JsonObject spec, Instant now) {
    JsonObject labels = spec.object("template").object("metadata").object("labels");
    long minReadySeconds = Fields.whole(spec, "minReadySeconds", 0);
    long labelled = 0;
    long ready = 0;
    long available = 0;
    Duration next = null;
    for (Stored pod : pods) {
      labelled += pod.metadata().object("labels").includes(labels) ? 1 : 0;
      if (!Pods.isReady(pod)) {
        continue;
      }
      ready++;
      if (Pods.isAvailable(pod, minReadySeconds, now)) {
        available++;
        continue;
      }
      Duration left =
          Pods.readySince(pod)
              .map(since -> Duration.between(now, since.plusSeconds(minReadySeconds)))
              .orElse(Duration.ofSeconds(minReadySeconds));
      next = next == null || left.compareTo(next) < 0 ? left : next;
    }
    return new ReplicaCount(pods.size(), labelled, ready, available, Optional.ofNullable(next));
  }

  /// The status with these numbers, in the order of a real one.
  JsonObject.Builder status() {
    JsonObject.Builder status = JsonObject.builder().put("replicas", all);
    Fields.putCount(status, "fullyLabeledReplicas", labelled);
    Fields.putCount(status, "readyReplicas", ready);
    return Fields.putCount(status, "availableReplicas", available);
  }
}
