package turbulence.experiment.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A reference to what an activity gave: `${outputs['count pods'].body.items[0]}`.
///
/// @param steps names of fields and places in lists
record OutputPath(String written, String activity, List<Json> steps) {
  private static final String START = "${outputs[";

  /// Null when no such reference, well formed, stands there.
  static @Nullable OutputPath at(String text, int start) {
    return text.startsWith(START, start) ? new Reader(text, start).read() : null;
  }

  Json in(Outputs outputs) throws Unresolved {
    Json output =
        outputs
            .of(activity)
            .orElseThrow(
                () -> new Unresolved(written, "no activity '" + activity + "' gave an output yet"));
    Json value = output;
    for (Json step : steps) {
      Json next = next(value, step);
      if (next == null) {
        String missing = (step instanceof JsonText ? "field " : "item ") + step;
        throw new Unresolved(written, "there is no " + missing + " in " + kind(value));
      }
      value = next;
    }
    return value;
  }

  private static @Nullable Json next(Json value, Json step) {
    if (step instanceof JsonText name) {
      return value instanceof JsonObject object ? object.get(name.value()) : null;
    }
    if (!(value instanceof JsonArray array) || !(step instanceof JsonNumber number)) {
      return null;
    }
    long place = number.value().longValue();
    long at = place < 0 ? place + array.size() : place;
    return at >= 0 && at < array.size() ? array.get((int) at) : null;
  }

  private static String kind(Json value) {
    return switch (value) {
      case JsonArray array -> "a list of " + array.size();
      case JsonObject object -> "an object with " + object.names();
      default -> value.kind();
    };
  }

  /// Reads one reference; gives up with null where it is none.
  private static final class Reader {
    private static final int LONGEST_PLACE = 9;

    private final String text;
    private final int start;
    private final List<Json> steps = new ArrayList<>();
    private int at;

    private Reader(String text, int start) {
      this.text = text;
      this.start = start;
      this.at = start + START.length() - 1;
    }

    private @Nullable OutputPath read() {
      while (at < text.length() && text.charAt(at) != '}') {
        Json step = text.charAt(at) == '[' ? bracket() : text.charAt(at) == '.' ? name() : null;
        if (step == null) {
          return null;
        }
        steps.add(step);
      }
      if (at == text.length() || !(steps.getFirst() instanceof JsonText activity)) {
        return null;
      }
      String written = text.substring(start, at + 1);
      return new OutputPath(written, activity.value(), List.copyOf(steps.subList(1, steps.size())));
    }

    private @Nullable Json name() {
      int from = ++at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      return at == from ? null : new JsonText(text.substring(from, at));
    }

    private static boolean isNamePart(char c) {
      return c == '_' || c == '-' || Character.isLetterOrDigit(c);
    }

    private @Nullable Json bracket() {
      at++;
      boolean quoted = text.startsWith("'", at) || text.startsWith("\"", at);
      Json step = quoted ? quoted(text.charAt(at)) : place();
      if (step == null || !text.startsWith("]", at)) {
        return null;
      }
      at++;
      return step;
    }

    private @Nullable Json quoted(char quote) {
      StringBuilder name = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == quote) {
          at++;
          return new JsonText(name.toString());
        }
        boolean escaped = c == '\\' && at + 1 < text.length();
        name.append(escaped ? text.charAt(++at) : c);
      }
      return null;
    }

    private @Nullable Json place() {
      int from = at;
      at += text.startsWith("-", at) ? 1 : 0;
      int digits = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      return at == digits || at - digits > LONGEST_PLACE
          ? null
          : Json.of(Long.parseLong(text, from, at, 10));
    }
  }
}
