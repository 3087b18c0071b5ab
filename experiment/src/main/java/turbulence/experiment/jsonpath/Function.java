package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonValue;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The functions that a jsonpath2 path may call on a value.
enum Function {
  LENGTH("length"),
  KEYS("keys"),
  VALUES("values"),
  ENTRIES("entries"),
  CHAR_AT("charAt"),
  SUBSTRING("substring");

  private final String written;

  Function(String written) {
    this.written = written;
  }

  static @Nullable Function named(String name) {
    for (Function function : values()) {
      if (function.written.equals(name)) {
        return function;
      }
    }
    return null;
  }

  /// The result, or null when there is none for such a value and such arguments.
  @Nullable Json apply(Json value, List<Json> arguments) {
    return switch (this) {
      case LENGTH -> arguments.isEmpty() ? length(value) : null;
      case KEYS -> arguments.isEmpty() ? keys(value) : null;
      case VALUES -> arguments.isEmpty() ? values(value) : null;
      case ENTRIES -> arguments.isEmpty() ? entries(value) : null;
      case CHAR_AT ->
          value instanceof JsonText text && arguments.size() == 1 ? charAt(text, arguments) : null;
      case SUBSTRING -> value instanceof JsonText text ? substring(text, arguments) : null;
    };
  }

  private static @Nullable Json length(Json value) {
    return switch (value) {
      case JsonArray array -> Json.of(array.size());
      case JsonText text -> Json.of(text.value().codePointCount(0, text.value().length()));
      default -> null;
    };
  }

  private static @Nullable Json keys(Json value) {
    return switch (value) {
      case JsonObject object -> Json.of(object.names());
      case JsonArray array -> {
        List<Json> places = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          places.add(Json.of(i));
        }
        yield new JsonArray(places);
      }
      default -> null;
    };
  }

  private static @Nullable Json values(Json value) {
    return switch (value) {
      case JsonObject object -> {
        List<Json> values = new ArrayList<>();
        for (Map.Entry<String, Json> field : object) {
          values.add(field.getValue());
        }
        yield new JsonArray(values);
      }
      case JsonArray array -> array;
      default -> null;
    };
  }

  private static @Nullable Json entries(Json value) {
    List<Json> entries = new ArrayList<>();
    switch (value) {
      case JsonObject object -> {
        for (Map.Entry<String, Json> field : object) {
          entries.add(JsonArray.of(field.getKey(), field.getValue()));
        }
      }
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          entries.add(JsonArray.of(i, array.get(i)));
        }
      }
      default -> {
        return null;
      }
    }
    return new JsonArray(entries);
  }

  private static @Nullable Json charAt(JsonText text, List<Json> arguments) {
    if (!PythonValue.isWhole(arguments.getFirst())) {
      return null;
    }
    int[] points = text.value().codePoints().toArray();
    long place = place(arguments.getFirst());
    long at = place < 0 ? place + points.length : place;
    return at < 0 || at >= points.length ? null : Json.of(Character.toString(points[(int) at]));
  }

  private static @Nullable Json substring(JsonText text, List<Json> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      return null;
    }
    for (Json argument : arguments) {
      if (!PythonValue.isWhole(argument)) {
        return null;
      }
    }
    int[] points = text.value().codePoints().toArray();
    int from = bound(place(arguments.getFirst()), points.length);
    int to = arguments.size() == 2 ? bound(place(arguments.get(1)), points.length) : points.length;
    return Json.of(from < to ? new String(points, from, to - from) : "");
  }

  private static int bound(long place, int length) {
    return Math.clamp(place < 0 ? place + length : place, 0, length);
  }

  private static long place(Json number) {
    Number value = PythonValue.number(number).value();
    return value instanceof Long place ? place : (long) value.doubleValue();
  }

  /// Takes every combination of values that the arguments have; the last argument changes fastest.
  static boolean eachCombination(List<Source> arguments, Json root, Json here, Combinations taker)
      throws InterruptedException {
    List<List<Json>> values = new ArrayList<>();
    for (Source argument : arguments) {
      List<Json> found = new ArrayList<>();
      argument.each(root, here, found::add);
      values.add(found);
    }
    return combine(values, new ArrayList<>(), taker);
  }

  private static boolean combine(List<List<Json>> values, List<Json> chosen, Combinations taker)
      throws InterruptedException {
    if (chosen.size() == values.size()) {
      return taker.take(chosen);
    }
    for (Json value : values.get(chosen.size())) {
      chosen.add(value);
      if (!combine(values, chosen, taker)) {
        return false;
      }
      chosen.removeLast();
    }
    return true;
  }

  /// Takes one combination of arguments.
  @FunctionalInterface
  interface Combinations {
    boolean take(List<Json> arguments) throws InterruptedException;
  }
}
