package turbulence.simulator.control.batch;

import java.util.OptionalLong;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;

/// What a Job asks for.
record JobSpec(JsonObject json) {
  private static final long RETRIES = 6;

  private OptionalLong number(String field) {
    return json.get(field) instanceof JsonNumber number
        ? OptionalLong.of(number.value().longValue())
        : OptionalLong.empty();
  }

  long parallelism() {
    return number("parallelism").orElse(1);
  }

  /// How many pods shall succeed; empty when the first one speaks for all.
  OptionalLong completions() {
    return number("completions");
  }

  /// Whether each completion has a number of its own.
  boolean isIndexed() {
    return Fields.text(json, "completionMode").equals("Indexed");
  }

  boolean isSuspended() {
    return Fields.flag(json, "suspend");
  }

  /// Whether somebody else is said to look after the Job.
  boolean isForeign() {
    String keeper = Fields.text(json, "managedBy");
    return !keeper.isEmpty() && !keeper.equals("kubernetes.io/job-controller");
  }

  long backoffLimit() {
    return number("backoffLimit").orElse(RETRIES);
  }

  OptionalLong backoffLimitPerIndex() {
    return number("backoffLimitPerIndex");
  }

  OptionalLong maxFailedIndexes() {
    return number("maxFailedIndexes");
  }

  OptionalLong activeDeadlineSeconds() {
    return number("activeDeadlineSeconds");
  }

  OptionalLong ttlSecondsAfterFinished() {
    return number("ttlSecondsAfterFinished");
  }

  boolean hasFailurePolicy() {
    return json.get("podFailurePolicy") instanceof JsonObject;
  }

  /// Whether a pod on its way out still holds its place, until it has failed.
  boolean replacesFailedOnly() {
    return hasFailurePolicy() || Fields.text(json, "podReplacementPolicy").equals("Failed");
  }

  boolean restartsOnFailure() {
    return Fields.text(template().object("spec"), "restartPolicy").equals("OnFailure");
  }

  JsonObject template() {
    return json.object("template");
  }
}
