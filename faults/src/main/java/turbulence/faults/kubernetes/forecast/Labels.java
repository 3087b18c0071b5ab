package turbulence.faults.kubernetes.forecast;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A label selector as objects hold it: every label and every expression must fit.
record Labels(JsonObject selector) {

  boolean select(JsonObject labels) {
    for (var wanted : selector.object("matchLabels")) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    for (Json expression : selector.array("matchExpressions")) {
      if (!(expression instanceof JsonObject object && fits(object, labels))) {
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

  /// As the API takes it for a list; empty for all.
  String text() {
    StringBuilder text = new StringBuilder();
    for (var wanted : selector.object("matchLabels")) {
      comma(text).append(wanted.getKey()).append('=').append(plain(wanted.getValue()));
    }
    for (Json each : selector.array("matchExpressions")) {
      if (each instanceof JsonObject expression) {
        comma(text).append(text(expression));
      }
    }
    return text.toString();
  }

  private static StringBuilder comma(StringBuilder text) {
    return text.isEmpty() ? text : text.append(',');
  }

  private static String text(JsonObject expression) {
    String key = expression.text("key").orElse("");
    StringBuilder values = new StringBuilder();
    for (Json value : expression.array("values")) {
      comma(values).append(plain(value));
    }
    return switch (expression.text("operator").orElse("")) {
      case "In" -> key + " in (" + values + ")";
      case "NotIn" -> key + " notin (" + values + ")";
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }

  private static String plain(Json value) {
    return value instanceof JsonText(String text) ? text : value.toString();
  }
}
