package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Fills in what a custom object leaves out and its schema knows a default for. A null where none
/// may be counts as left out.
final class Defaulting {
  private Defaulting() {}

  static JsonObject root(JsonObject given, JsonObject schema) {
    return object(given, schema);
  }

  private static Json value(Json given, JsonObject schema) {
    return switch (given) {
      case JsonObject object -> object(object, schema);
      case JsonArray array when schema.has("items") -> array(array, schema.object("items"));
      default -> given;
    };
  }

  private static JsonArray array(JsonArray given, JsonObject schema) {
    List<Json> items = new ArrayList<>();
    given.forEach(item -> items.add(value(instead(item, schema), schema)));
    return new JsonArray(items);
  }

  private static JsonObject object(JsonObject given, JsonObject schema) {
    JsonObject properties = schema.object("properties");
    JsonObject.Builder filled = JsonObject.builder();
    for (Map.Entry<String, Json> entry : given) {
      String name = entry.getKey();
      JsonObject below =
          properties.has(name) ? properties.object(name) : schema.object("additionalProperties");
      filled.put(name, value(instead(entry.getValue(), below), below));
    }
    for (Map.Entry<String, Json> property : properties) {
      JsonObject below = properties.object(property.getKey());
      Json preset = below.get("default");
      if (preset != null && !given.has(property.getKey())) {
        filled.put(property.getKey(), value(preset, below));
      }
    }
    return filled.build();
  }

  private static Json instead(Json given, JsonObject schema) {
    Json preset = schema.get("default");
    boolean nullable = Json.of(true).equals(schema.get("nullable"));
    return given instanceof JsonNull && !nullable && preset != null ? preset : given;
  }
}
