package turbulence.simulator.mesh.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What an object says, as far as it can be read: what has the wrong form was not said. Istio's own
/// checks would have refused it.
final class Given {
  private static final double LONGEST = 1e9;

  private Given() {}

  static List<JsonObject> objects(JsonObject parent, String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Json item : parent.array(name)) {
      if (item instanceof JsonObject object) {
        objects.add(object);
      }
    }
    return objects;
  }

  static List<String> texts(JsonObject parent, String name) {
    List<String> texts = new ArrayList<>();
    for (Json item : parent.array(name)) {
      if (item instanceof JsonText text) {
        texts.add(text.value());
      }
    }
    return texts;
  }

  static String text(JsonObject parent, String name) {
    return parent.text(name).orElse("");
  }

  static String lower(JsonObject parent, String name) {
    return text(parent, name).toLowerCase(Locale.ROOT);
  }

  /// A whole number, or the other one when there is none.
  static int number(JsonObject parent, String name, int otherwise) {
    return parent.get(name) instanceof JsonNumber number
        ? (int) Math.clamp(number.doubleValue(), Integer.MIN_VALUE, Integer.MAX_VALUE)
        : otherwise;
  }

  static boolean flag(JsonObject parent, String name) {
    return JsonBool.TRUE.equals(parent.get(name));
  }

  /// A share from 0 to 1: `percentage.value`, or the older whole `percent`.
  static double share(JsonObject parent) {
    Json value =
        parent.get("percentage") instanceof JsonObject percentage
            ? percentage.get("value")
            : parent.get("percent");
    return value instanceof JsonNumber number ? Math.clamp(number.doubleValue() / 100, 0, 1) : 0;
  }

  /// A time such as `15s`, `1.5s` or `1m30s`; empty when it is none, or none at all.
  static Optional<Duration> time(JsonObject parent, String name) {
    Duration time = parse(text(parent, name));
    return time == null || time.isZero() ? Optional.empty() : Optional.of(time);
  }

  private static @Nullable Duration parse(String text) {
    double seconds = 0;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int unit = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      double factor = factor(text.substring(unit, at));
      if (from == unit || factor == 0 || !isNumber(text, from, unit)) {
        return null;
      }
      seconds += Double.parseDouble(text.substring(from, unit)) * factor;
    }
    return Duration.ofNanos(Math.round(Math.min(seconds, LONGEST) * 1e9));
  }

  private static boolean isNumber(String text, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      dots += text.charAt(i) == '.' ? 1 : 0;
    }
    return dots <= 1 && to - from > dots;
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "h" -> 3600;
      case "m" -> 60;
      case "s" -> 1;
      case "ms" -> 1e-3;
      case "us", "µs" -> 1e-6;
      case "ns" -> 1e-9;
      default -> 0;
    };
  }
}
