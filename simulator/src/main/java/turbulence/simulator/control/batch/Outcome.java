package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Stored;

/// Why a Job ends, as a condition tells it.
record Outcome(String type, String reason, String message) {
  static final String COMPLETE = "Complete";
  static final String FAILED = "Failed";

  /// Told before [#COMPLETE], while pods are on their way out.
  static final String SUCCESS = "SuccessCriteriaMet";

  /// Told before [#FAILED], while pods are on their way out.
  static final String FAILURE = "FailureTarget";

  static final Outcome ALL_DONE =
      new Outcome(SUCCESS, "CompletionsReached", "Reached expected number of succeeded pods");

  /// What has been told already, or what has to be told now; null while the Job goes on.
  static @Nullable Outcome of(JobLook look) {
    JsonObject success = Conditions.find(look.status, SUCCESS);
    if (Conditions.has(success, "status", "True")) {
      return told(SUCCESS, success);
    }
    JsonObject failure = Conditions.find(look.status, FAILURE);
    if (Conditions.has(failure, "status", "True")) {
      return told(FAILED, failure);
    }
    Outcome failed = failure(look);
    if (failed == null && look.spec.backoffLimitPerIndex().isPresent()) {
      failed = failureOfIndexes(look);
    }
    if (failed != null || !look.spec.isIndexed()) {
      return failed;
    }
    return SuccessPolicy.met(look.spec, look.succeededIndexes)
        .map(rule -> new Outcome(SUCCESS, "SuccessPolicy", rule))
        .orElse(null);
  }

  private static Outcome told(String type, @Nullable JsonObject condition) {
    JsonObject of = condition == null ? JsonObject.EMPTY : condition;
    return new Outcome(type, Fields.text(of, "reason"), Fields.text(of, "message"));
  }

  private static @Nullable Outcome failure(JobLook look) {
    for (Stored pod : look.spec.hasFailurePolicy() ? look.pods : java.util.List.<Stored>of()) {
      if (JobPod.hasFailed(pod, look.spec)) {
        FailurePolicy.Finding finding = look.policy.judge(pod);
        if (finding.failsJob()) {
          return new Outcome(FAILURE, "PodFailurePolicy", finding.message());
        }
      }
    }
    if (look.failed > look.spec.backoffLimit() || hasRestartedTooOften(look)) {
      return new Outcome(
          FAILURE, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
    }
    Duration left = left(look.spec, look.status, look.now);
    return left != null && !left.isPositive()
        ? new Outcome(FAILURE, "DeadlineExceeded", "Job was active longer than specified deadline")
        : null;
  }

  /// Containers that are restarted in their pods count like pods that failed.
  private static boolean hasRestartedTooOften(JobLook look) {
    if (!look.spec.restartsOnFailure()) {
      return false;
    }
    long restarts = 0;
    for (Stored pod : look.pods) {
      String phase = Pods.phase(pod);
      if (phase.equals("Running") || phase.equals("Pending")) {
        restarts += restarts(pod, "initContainerStatuses") + restarts(pod, "containerStatuses");
      }
    }
    long limit = look.spec.backoffLimit();
    return limit == 0 ? restarts > 0 : restarts >= limit;
  }

  private static long restarts(Stored pod, String field) {
    return Fields.objects(pod.status(), field).stream()
        .mapToLong(status -> Fields.whole(status, "restartCount", 0))
        .sum();
  }

  /// How long the Job may still be active; null for ever.
  static @Nullable Duration left(JobSpec spec, JsonObject status, Instant now) {
    Instant start = Pods.time(status, "startTime").orElse(null);
    if (spec.activeDeadlineSeconds().isEmpty() || start == null || spec.isSuspended()) {
      return null;
    }
    Duration allowed = Duration.ofSeconds(spec.activeDeadlineSeconds().getAsLong());
    return allowed.minus(Duration.between(start, now));
  }

  private static @Nullable Outcome failureOfIndexes(JobLook look) {
    int failed = look.failedIndexes.count();
    if (failed > look.spec.maxFailedIndexes().orElse(Long.MAX_VALUE)) {
      return new Outcome(
          FAILURE,
          "MaxFailedIndexesExceeded",
          "Job has exceeded the specified maximal number of failed indexes");
    }
    boolean all = failed + look.succeededIndexes.count() >= look.spec.completions().orElse(0);
    return failed > 0 && all
        ? new Outcome(FAILURE, "FailedIndexes", "Job has failed indexes")
        : null;
  }

  boolean isSuccess() {
    return type.equals(SUCCESS) || type.equals(COMPLETE);
  }

  JsonObject condition(String now) {
    return JobStatus.condition(type, "True", reason, message, now);
  }
}
