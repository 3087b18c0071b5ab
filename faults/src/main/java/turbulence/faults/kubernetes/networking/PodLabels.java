package turbulence.faults.kubernetes.networking;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A selector of pods as policies hold it. An empty one is for all.
record PodLabels(JsonObject selector) {
  boolean fit(JsonObject pod) {
    JsonObject labels = pod.object("metadata").object("labels");
    for (var wanted : selector.object("matchLabels")) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    for (Json each : selector.array("matchExpressions")) {
      if (!(each instanceof JsonObject expression && fits(expression, labels))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(JsonObject expression, JsonObject labels) {
    Json value = labels.get(expression.text("key").orElse(""));
    JsonArray values = expression.array("values");
    return switch (expression.text("operator").orElse("")) {
      case "In" -> value != null && values.items().contains(value);
      case "NotIn" -> value == null || !values.items().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
