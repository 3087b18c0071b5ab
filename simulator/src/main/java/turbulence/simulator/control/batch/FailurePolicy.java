package turbulence.simulator.control.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Stored;

/// What a Job's `podFailurePolicy` makes of pods that failed.
record FailurePolicy(List<JsonObject> rules) {
  static FailurePolicy of(JobSpec spec) {
    return new FailurePolicy(Fields.objects(spec.json().object("podFailurePolicy"), "rules"));
  }

  /// What follows from a failure.
  ///
  /// @param action of the rule that matched; empty when none did
  /// @param message why the whole Job fails; empty when it does not
  record Finding(String action, String message) {
    private static final Finding NONE = new Finding("", "");

    boolean isCounted() {
      return !action.equals("Ignore");
    }

    boolean failsJob() {
      return !message.isEmpty();
    }

    boolean failsIndex() {
      return action.equals("FailIndex");
    }
  }

  /// What the first rule that matches says.
  Finding judge(Stored pod) {
    for (int i = 0; i < rules.size(); i++) {
      JsonObject rule = rules.get(i);
      String cause = cause(rule, pod);
      if (cause != null) {
        String action = Fields.text(rule, "action");
        String message =
            action.equals("FailJob") ? cause + " matching FailJob rule at index " + i : "";
        return new Finding(action, message);
      }
    }
    return Finding.NONE;
  }

  /// How the rule fits the pod, in words; null when it does not.
  private static @Nullable String cause(JsonObject rule, Stored pod) {
    String whole = pod.key().namespace() + "/" + pod.key().name();
    if (rule.get("onExitCodes") instanceof JsonObject codes) {
      JsonObject container = container(codes, pod);
      return container == null
          ? null
          : "Container "
              + Fields.text(container, "name")
              + " for pod "
              + whole
              + " failed with exit code "
              + exitCode(container);
    }
    for (JsonObject condition : Fields.objects(pod.status(), "conditions")) {
      for (JsonObject pattern : Fields.objects(rule, "onPodConditions")) {
        if (Fields.same(condition.get("type"), pattern.get("type"))
            && Fields.text(condition, "status")
                .equals(pattern.text("status").filter(text -> !text.isEmpty()).orElse("True"))) {
          return "Pod " + whole + " has condition " + Fields.text(condition, "type");
        }
      }
    }
    return null;
  }

  private static @Nullable JsonObject container(JsonObject codes, Stored pod) {
    String name = Fields.text(codes, "containerName");
    boolean in = Fields.text(codes, "operator").equals("In");
    for (String field : List.of("containerStatuses", "initContainerStatuses")) {
      for (JsonObject status : Fields.objects(pod.status(), field)) {
        long code = exitCode(status);
        if (code != 0
            && (name.isEmpty() || name.equals(Fields.text(status, "name")))
            && in == contains(codes, code)) {
          return status;
        }
      }
    }
    return null;
  }

  /// 0 also for a container that has not ended.
  private static long exitCode(JsonObject container) {
    return Fields.whole(container.object("state").object("terminated"), "exitCode", 0);
  }

  private static boolean contains(JsonObject codes, long code) {
    for (Json value : codes.array("values")) {
      if (value instanceof JsonNumber number && number.value().longValue() == code) {
        return true;
      }
    }
    return false;
  }
}
