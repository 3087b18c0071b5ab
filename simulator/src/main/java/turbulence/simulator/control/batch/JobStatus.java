package turbulence.simulator.control.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Fields;

/// How a Job's status is written.
final class JobStatus {
  static final String SUCCEEDED = "succeeded";
  static final String FAILED = "failed";

  private static final String UNCOUNTED = "uncountedTerminatedPods";
  private static final List<String> ORDER =
      List.of(
          "conditions",
          "startTime",
          "completionTime",
          "active",
          SUCCEEDED,
          FAILED,
          "terminating",
          "completedIndexes",
          "failedIndexes",
          UNCOUNTED,
          "ready");

  private JobStatus() {}

  /// With its fields in the order that servers write.
  static JsonObject ordered(JsonObject status) {
    JsonObject.Builder ordered = JsonObject.builder();
    for (String field : ORDER) {
      status.find(field).ifPresent(value -> ordered.put(field, value));
    }
    return ordered.build();
  }

  static boolean isFinished(JsonObject status) {
    return Conditions.isTrue(status, Outcome.COMPLETE) || Conditions.isTrue(status, Outcome.FAILED);
  }

  static JsonObject condition(
      String type, String holds, String reason, String message, String now) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", holds)
        .put("lastProbeTime", now)
        .put("lastTransitionTime", now)
        .put("reason", reason)
        .put("message", message)
        .build();
  }

  static JsonObject withCount(JsonObject status, String field, long count) {
    return count == 0 ? status.without(field) : status.with(field, count);
  }

  /// The pods that have ended and still have to be counted, by their uids.
  static Set<String> uncounted(JsonObject status, String how) {
    Set<String> uids = new LinkedHashSet<>();
    for (Json uid : status.object(UNCOUNTED).array(how)) {
      if (uid instanceof JsonText text) {
        uids.add(text.value());
      }
    }
    return uids;
  }

  static JsonObject withUncounted(JsonObject status, String how, Set<String> uids) {
    JsonObject uncounted = status.object(UNCOUNTED);
    return status.with(
        UNCOUNTED,
        uids.isEmpty() ? uncounted.without(how) : uncounted.with(how, JsonArray.from(uids)));
  }

  /// Counts those that nothing holds any more.
  static JsonObject counted(JsonObject status, Set<String> held) {
    JsonObject counted = status;
    for (String how : List.of(SUCCEEDED, FAILED)) {
      Set<String> all = uncounted(status, how);
      List<String> rest = new ArrayList<>(all);
      rest.retainAll(held);
      if (rest.size() < all.size()) {
        long count = Fields.whole(status, how, 0) + all.size() - rest.size();
        counted = withUncounted(counted.with(how, count), how, new LinkedHashSet<>(rest));
      }
    }
    return counted;
  }
}
