package turbulence.simulator.patch;

import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.simulator.schema.Type;

/// One step from a value to a part of it, as field sets write it: `f:name`, `k:{"name":"c"}`,
/// `v:"x"`, `i:0`.
final class Step {
  private static final int MOST_SHARED = 4096;
  private static final ConcurrentMap<String, String> SHARED = new ConcurrentHashMap<>();

  private Step() {}

  /// The names of fields are few and objects many, so they share the texts.
  static String field(String name) {
    String step = SHARED.get(name);
    if (step != null) {
      return step;
    }
    step = "f:" + name;
    if (SHARED.size() < MOST_SHARED) {
      SHARED.put(name, step);
    }
    return step;
  }

  static String key(JsonObject keys) {
    TreeMap<String, Json> sorted = new TreeMap<>();
    keys.forEach(key -> sorted.put(key.getKey(), key.getValue()));
    return "k:" + JsonObject.from(sorted);
  }

  /// The step to an item of a list that is merged; null when the item cannot be in such a list.
  static @Nullable String item(Json item, Type.Items list) {
    if (list.merging().how() == Type.How.SET) {
      boolean scalar =
          !(item instanceof JsonObject || item instanceof JsonArray || item == JsonNull.NULL);
      return scalar ? "v:" + item : null;
    }
    JsonObject.Builder keys = JsonObject.builder();
    for (String name : list.merging().keys()) {
      Json value = item instanceof JsonObject object ? object.get(name) : null;
      if (value == null && item instanceof JsonObject) {
        value = preset(list.element(), name);
      }
      if (value != null) {
        keys.put(name, value);
      }
    }
    JsonObject built = keys.build();
    return built.isEmpty() ? null : key(built);
  }

  private static @Nullable Json preset(Type element, String name) {
    if (element instanceof Type.Struct struct && struct.fields().get(name) != null) {
      return struct.fields().get(name).preset();
    }
    return null;
  }

  /// The step as messages write it: `.name`, `[name="c"]`, `[="x"]`, `[0]`.
  static String path(String step) {
    String rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + rest;
      case 'k' -> "[" + keys(rest) + "]";
      case 'v' -> "[=" + rest + "]";
      default -> "[" + rest + "]";
    };
  }

  private static String keys(String json) {
    StringBuilder keys = new StringBuilder();
    try {
      for (var key : (JsonObject) JsonReader.read(json)) {
        Json value = key.getValue();
        keys.append(keys.isEmpty() ? "" : ",").append(key.getKey()).append('=');
        keys.append(value instanceof JsonText text ? GoText.quoted(text.value()) : value);
      }
    } catch (JsonMalformed impossible) {
      throw new IllegalStateException("not canonical: " + json, impossible);
    }
    return keys.toString();
  }
}
