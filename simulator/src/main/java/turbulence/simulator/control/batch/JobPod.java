package turbulence.simulator.control.batch;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Finalizers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Stored;

/// A pod as its Job sees it.
final class JobPod {
  /// Holds a pod until the Job has counted it.
  static final String FINALIZER = "batch.kubernetes.io/job-tracking";

  static final String INDEX = "batch.kubernetes.io/job-completion-index";
  static final String FAILURES = "batch.kubernetes.io/job-index-failure-count";
  static final String IGNORED_FAILURES = "batch.kubernetes.io/job-index-ignored-failure-count";
  static final int NO_INDEX = -1;

  private JobPod() {}

  static boolean isTracked(Stored pod) {
    return Finalizers.has(pod, FINALIZER);
  }

  /// Lets the pod go as far as its Job is concerned.
  static void free(Means means, Stored pod) {
    means.change(pod, Part.OBJECT, now -> Finalizers.without(now, FINALIZER));
  }

  static boolean hasSucceeded(Stored pod) {
    return Pods.phase(pod).equals("Succeeded");
  }

  /// A pod on its way out counts as failed, unless the Job waits for what comes of it.
  static boolean hasFailed(Stored pod, JobSpec spec) {
    if (Pods.phase(pod).equals("Failed")) {
      return true;
    }
    return !spec.replacesFailedOnly() && pod.isDeleting() && !hasSucceeded(pod);
  }

  static int index(Stored pod) {
    return number(pod, INDEX, NO_INDEX);
  }

  /// How often the pod's index had failed before it, as far as it counts.
  static int failures(Stored pod) {
    return number(pod, FAILURES, 0);
  }

  static int ignoredFailures(Stored pod) {
    return number(pod, IGNORED_FAILURES, 0);
  }

  static int allFailures(Stored pod) {
    return failures(pod) + ignoredFailures(pod);
  }

  private static int number(Stored pod, String annotation, int otherwise) {
    String text = Fields.text(pod.metadata().object("annotations"), annotation);
    try {
      int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
      return number < 0 ? otherwise : number;
    } catch (NumberFormatException somebodyElses) {
      return otherwise;
    }
  }

  /// When the pod ended, as well as its object tells.
  static Instant finishedAt(Stored pod) {
    return Optional.ofNullable(lastEnd(pod))
        .or(() -> unreadySince(pod))
        .or(() -> askedToEnd(pod))
        .or(() -> Pods.time(pod.metadata(), "creationTimestamp"))
        .orElse(Instant.EPOCH);
  }

  /// The end of the last container, sidecars included; null while one runs.
  private static @Nullable Instant lastEnd(Stored pod) {
    Set<String> sidecars = new HashSet<>();
    for (JsonObject container : Fields.objects(pod.spec(), "initContainers")) {
      if (Fields.text(container, "restartPolicy").equals("Always")) {
        sidecars.add(Fields.text(container, "name"));
      }
    }
    Instant last = null;
    for (String field : new String[] {"containerStatuses", "initContainerStatuses"}) {
      for (JsonObject status : Fields.objects(pod.status(), field)) {
        if (field.startsWith("init") && !sidecars.contains(Fields.text(status, "name"))) {
          continue;
        }
        Optional<Instant> end =
            Pods.time(status.object("state").object("terminated"), "finishedAt");
        if (end.isEmpty()) {
          return null;
        }
        last = last == null || last.isBefore(end.get()) ? end.get() : last;
      }
    }
    return last;
  }

  private static Optional<Instant> unreadySince(Stored pod) {
    JsonObject ready = Conditions.find(pod.status(), "Ready");
    return Conditions.has(ready, "status", "False")
        ? Pods.time(ready, "lastTransitionTime")
        : Optional.empty();
  }

  private static Optional<Instant> askedToEnd(Stored pod) {
    long grace = Fields.whole(pod.metadata(), "deletionGracePeriodSeconds", 0);
    return Pods.time(pod.metadata(), "deletionTimestamp").map(end -> end.minusSeconds(grace));
  }
}
