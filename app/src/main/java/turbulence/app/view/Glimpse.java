package turbulence.app.view;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Values in a few words.
final class Glimpse {
  private static final int ENOUGH = 300;

  private Glimpse() {}

  /// What an activity's entry in the journal says, with what was expected of it.
  static String of(Activity activity, JsonObject entry) {
    if (entry.has("pretended")) {
      return "pretended";
    }
    if ("skipped".equals(entry.text("status").orElse(""))) {
      return "skipped";
    }
    Json output = entry.get("output");
    String seen = output == null ? "" : seen(activity.provider(), output);
    String effect = effect(entry.array("evidence"));
    seen = seen + (effect.isEmpty() || seen.isEmpty() ? "" : ", ") + effect;
    Json tolerance = activity.tolerance();
    return tolerance == null ? seen : seen + ", expected " + expected(tolerance);
  }

  /// Since when everything that it did was in effect; empty while it is not.
  private static String effect(JsonArray evidence) {
    double after = -1;
    for (Json sign : evidence) {
      if (!(sign instanceof JsonObject object && object.get("after") instanceof JsonNumber time)) {
        return "";
      }
      after = Math.max(after, time.doubleValue());
    }
    return after < 0 ? "" : "in effect after " + Spans.of(after);
  }

  /// Why an activity failed: the last line of its exception that says something.
  static String failure(JsonObject entry) {
    String said = "";
    for (Json line : entry.array("exception")) {
      if (line instanceof JsonText(String text) && !text.isBlank() && !text.startsWith(" ")) {
        said = text.strip();
      }
    }
    return said;
  }

  private static String seen(Provider provider, Json output) {
    if (output instanceof JsonObject result && result.get("status") != null) {
      if (provider instanceof Provider.ProcessCall) {
        String said = firstLine(result.text("stdout").orElse(""));
        return "exit " + result.get("status") + (said.isEmpty() ? "" : ": " + said);
      }
      if (provider instanceof Provider.HttpCall) {
        return "status " + result.get("status");
      }
    }
    return output == JsonNull.NULL ? "" : shortened(output);
  }

  static String expected(Json tolerance) {
    if (tolerance instanceof JsonArray array) {
      return "one of " + shortened(array);
    }
    return tolerance instanceof JsonObject object ? expected(object) : shortened(tolerance);
  }

  private static String expected(JsonObject tolerance) {
    String target = tolerance.text("target").map(name -> name + " ").orElse("");
    return switch (tolerance.text("type").orElse("")) {
      case "regex" -> target + "to match " + value(tolerance, "pattern");
      case "jsonpath" ->
          target
              + value(tolerance, "path")
              + times(tolerance.get("count"))
              + (tolerance.has("expect") ? " to be " + value(tolerance, "expect") : "");
      case "range" -> target + "in range " + value(tolerance, "range");
      case "probe" -> "probe " + value(tolerance, "name") + " to agree";
      default -> shortened(tolerance);
    };
  }

  private static String times(@Nullable Json count) {
    return count == null || count == JsonNull.NULL ? "" : " " + shortened(count) + " times";
  }

  private static String value(JsonObject tolerance, String name) {
    @Nullable Json value = tolerance.get(name);
    return value instanceof JsonText(String text) ? text : value == null ? "" : shortened(value);
  }

  private static String shortened(Json value) {
    String text = value instanceof JsonText(String plain) ? "\"" + plain + "\"" : value.toString();
    return text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
  }

  private static String firstLine(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0 ? stripped : stripped.substring(0, end);
  }
}
