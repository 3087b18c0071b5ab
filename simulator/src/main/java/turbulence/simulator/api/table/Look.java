package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a field holds, with the preset of its type where it is absent or of another type.
final class Look {
  private Look() {}

  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonText text ? text.value() : "";
  }

  static String text(JsonObject object, String name, String preset) {
    String text = text(object, name);
    return text.isEmpty() ? preset : text;
  }

  static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : 0;
  }

  static boolean flag(JsonObject object, String name) {
    return object.get(name) == JsonBool.TRUE;
  }

  static boolean has(JsonObject object, String name) {
    Json value = object.get(name);
    return value != null && value != JsonNull.NULL;
  }

  /// A text as it is, anything else as JSON, the preset for nothing.
  static String shown(@Nullable Json value, String preset) {
    if (value instanceof JsonText text) {
      return text.value();
    }
    return value == null || value == JsonNull.NULL ? preset : value.toString();
  }

  static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>(array.size());
    for (Json item : array) {
      objects.add(item instanceof JsonObject object ? object : JsonObject.EMPTY);
    }
    return objects;
  }

  static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>(array.size());
    for (Json item : array) {
      texts.add(shown(item, ""));
    }
    return texts;
  }

  /// What that field of each object holds, as one text.
  static String joined(JsonArray array, String name) {
    return String.join(",", objects(array).stream().map(item -> text(item, name)).toList());
  }

  /// Labels as `a=1,b=2`, sorted.
  static String labels(JsonObject labels) {
    TreeMap<String, String> sorted = new TreeMap<>();
    for (Map.Entry<String, Json> label : labels) {
      sorted.put(label.getKey(), label.getKey() + "=" + shown(label.getValue(), ""));
    }
    return sorted.isEmpty() ? "<none>" : String.join(",", sorted.values());
  }

  /// The status of the first condition of that type, empty without one.
  static String condition(JsonObject status, String type) {
    for (JsonObject condition : objects(status.array("conditions"))) {
      if (text(condition, "type").equals(type)) {
        return text(condition, "status");
      }
    }
    return "";
  }

  /// Some of the texts, and how many are left out.
  static String some(List<String> texts, int most, String none) {
    if (texts.size() > most) {
      return String.join(",", texts.subList(0, most)) + " + " + (texts.size() - most) + " more...";
    }
    String all = String.join(",", texts);
    return all.isEmpty() ? none : all;
  }
}
