package turbulence.experiment.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonValue;
import turbulence.experiment.words.Nearest;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// An object of the document being read: gives its fields in the form that is wanted and notes a
/// problem where they have another.
///
/// Without a switch over types: the JVM makes a class for each while it runs, 4 ms a piece.
record Fields(JsonObject object, TreePath place, Problems problems) {

  @Nullable Json get(String name) {
    Json value = object.get(name);
    return value == JsonNull.NULL ? null : value;
  }

  /// Whether there is a value that Python would take for true.
  boolean isFilled(String name) {
    Json value = object.get(name);
    return value != null && PythonValue.isTrue(value);
  }

  String text(String name, String otherwise) {
    Json value = get(name);
    if (value instanceof JsonText text) {
      return text.value();
    }
    unlessNull(name, "a text", value);
    return otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    Json value = get(name);
    if (value instanceof JsonBool flag) {
      return flag.value();
    }
    unlessNull(name, "true or false", value);
    return otherwise;
  }

  int whole(String name, int otherwise) {
    Json value = get(name);
    if (value instanceof JsonNumber number
        && number.isWhole()
        && number.doubleValue() >= 0
        && number.doubleValue() <= Integer.MAX_VALUE) {
      return number.value().intValue();
    }
    unlessNull(name, "a whole number of at least 0", value);
    return otherwise;
  }

  JsonObject object(String name) {
    Json value = get(name);
    if (value instanceof JsonObject fields) {
      return fields;
    }
    unlessNull(name, "a mapping", value);
    return JsonObject.EMPTY;
  }

  JsonArray array(String name) {
    Json value = get(name);
    if (value instanceof JsonArray items) {
      return items;
    }
    unlessNull(name, "a list", value);
    return JsonArray.EMPTY;
  }

  private void unlessNull(String name, String wanted, @Nullable Json came) {
    if (came != null) {
      wrong(name, wanted, came);
    }
  }

  void wrong(String name, String wanted, Json came) {
    problems.error(place.field(name), "must be " + wanted + ", not " + shown(came));
  }

  void error(String name, String message, @Nullable String classic) {
    problems.error(place.field(name), message, classic);
  }

  /// Warns of keys that nothing reads; `x-` marks what authors keep for themselves.
  void knowOnly(List<Vocabulary.Key> keys) {
    knowOnly(keys, _ -> false);
  }

  /// The same, and refuses a key that was probably to be a grave one: nobody should believe to have
  /// set that.
  void knowOnly(List<Vocabulary.Key> keys, Set<String> grave) {
    List<String> names = Vocabulary.names(keys);
    knowOnly(keys, name -> Nearest.of(name, names).filter(grave::contains).isPresent());
  }

  /// Refuses keys that nothing reads, where one that does not count is worse than none.
  void allowOnly(List<Vocabulary.Key> keys) {
    knowOnly(keys, _ -> true);
  }

  private void knowOnly(List<Vocabulary.Key> keys, Predicate<String> refused) {
    List<String> names = Vocabulary.names(keys);
    for (Map.Entry<String, Json> field : object) {
      String name = field.getKey();
      if (!names.contains(name) && !name.startsWith("x-")) {
        String words = "is a key that nothing reads" + Nearest.hint(name, names);
        if (refused.test(name)) {
          error(name, words, null);
        } else {
          problems.warning(place.field(name), words);
        }
      }
    }
  }

  /// A value as messages show it: short, with its kind when it is not plain to see.
  static String shown(Json value) {
    String text = value.toString();
    String cut = text.length() > 60 ? text.substring(0, 57) + "..." : text;
    if (value instanceof JsonObject) {
      return "the mapping " + cut;
    }
    return value instanceof JsonArray ? "the list " + cut : cut;
  }
}
