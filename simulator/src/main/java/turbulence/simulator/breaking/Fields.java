package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reads fields, and notes whatever is wrong with them under their paths.
record Fields(List<String> problems) {
  void note(String path, String problem) {
    problems.add(path.isEmpty() ? problem : path + " " + problem);
  }

  void wrong(String path, String expected, Json value) {
    String shown = value.toString();
    note(path, expected + ", not " + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
  }

  void checkNames(String path, JsonObject object, List<String> known) {
    for (String name : object.names()) {
      if (!known.contains(name)) {
        note(join(path, name), "is unknown here; known are " + String.join(", ", known));
      }
    }
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  void objects(String path, @Nullable Json value, BiConsumer<String, JsonObject> reader) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        String at = path + "[" + i + "]";
        if (array.get(i) instanceof JsonObject object) {
          reader.accept(at, object);
        } else {
          wrong(at, "must be a mapping", array.get(i));
        }
      }
    } else if (value != null && !(value instanceof JsonNull)) {
      wrong(path, "must be a list", value);
    }
  }

  /// Texts, as a list or one alone.
  List<String> texts(String path, JsonObject object, String name) {
    Json value = object.get(name);
    String at = join(path, name);
    if (value == null) {
      return List.of();
    } else if (value instanceof JsonText text) {
      return List.of(text.value());
    } else if (!(value instanceof JsonArray array) || array.isEmpty()) {
      wrong(at, "must be a list of texts", value);
      return List.of();
    } else {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof JsonText text) {
          texts.add(text.value());
        } else {
          wrong(at + "[" + i + "]", "must be a text", array.get(i));
        }
      }
      return texts;
    }
  }

  String text(String path, JsonObject object, String name) {
    Json value = object.get(name);
    if (value != null && !(value instanceof JsonText)) {
      wrong(join(path, name), "must be a text", value);
    }
    return object.text(name).orElse("");
  }

  Optional<Long> whole(String path, JsonObject object, String name, long least, long most) {
    Json value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number
        && number.isWhole()
        && number.sameValue(new JsonNumber(number.value().longValue()))) {
      long given = number.value().longValue();
      if (given >= least && given <= most) {
        return Optional.of(given);
      }
    }
    String range =
        most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
    wrong(join(path, name), "must be a whole number " + range, value);
    return Optional.empty();
  }

  Optional<Double> share(String path, JsonObject object, String name) {
    Json value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number
        && number.doubleValue() >= 0
        && number.doubleValue() <= 1) {
      return Optional.of(number.doubleValue());
    }
    wrong(join(path, name), "must be a number from 0 to 1", value);
    return Optional.empty();
  }

  boolean isTrue(String path, JsonObject object, String name) {
    Json value = object.get(name);
    if (value != null && !(value instanceof JsonBool)) {
      wrong(join(path, name), "must be true or false", value);
    }
    return value instanceof JsonBool said && said.value();
  }

  /// A duration that is not negative.
  Optional<Duration> duration(String path, JsonObject object, String name) {
    Json value = object.get(name);
    return value == null ? Optional.empty() : duration(join(path, name), value);
  }

  Optional<Duration> duration(String path, Json value) {
    Optional<Duration> duration = signed(path, value);
    if (duration.isPresent() && duration.get().isNegative()) {
      wrong(path, "must not be negative", value);
      return Optional.empty();
    }
    return duration;
  }

  Optional<Duration> signed(String path, Json value) {
    Optional<Duration> duration = Durations.parse(value);
    if (duration.isEmpty()) {
      wrong(path, "must be a duration such as 300ms, 2s, 5m or 1h", value);
    }
    return duration;
  }
}
