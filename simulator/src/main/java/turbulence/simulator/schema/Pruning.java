package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Drops from a custom object what its schema does not know, and keeps the paths.
final class Pruning {
  private static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

  private final List<String> unknown = new ArrayList<>();

  /// The paths of what was dropped.
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  JsonObject root(JsonObject given, JsonObject schema) {
    return object(given, schema, "", true);
  }

  private Json value(Json given, JsonObject schema, String path) {
    return switch (given) {
      case JsonObject object ->
          object(object, schema, path, flag(schema, "x-kubernetes-embedded-resource"));
      case JsonArray array -> {
        JsonObject items = schema.object("items");
        boolean keep = schema.get("items") == null && keepsUnknown(schema);
        List<Json> pruned = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          pruned.add(keep ? array.get(i) : value(array.get(i), items, path + "[" + i + "]"));
        }
        yield new JsonArray(pruned);
      }
      default -> given;
    };
  }

  private JsonObject object(JsonObject given, JsonObject schema, String path, boolean resource) {
    JsonObject properties = schema.object("properties");
    boolean keep = keepsUnknown(schema);
    JsonObject.Builder pruned = JsonObject.builder();
    for (Map.Entry<String, Json> entry : given) {
      String name = entry.getKey();
      String below = path.isEmpty() ? name : path + "." + name;
      if (resource && META.contains(name)) {
        pruned.put(name, entry.getValue());
      } else if (properties.has(name)) {
        pruned.put(name, value(entry.getValue(), properties.object(name), below));
      } else if (takesMore(schema)) {
        pruned.put(name, value(entry.getValue(), schema.object("additionalProperties"), below));
      } else if (keep) {
        pruned.put(name, entry.getValue());
      } else {
        unknown.add(below);
      }
    }
    return pruned.build();
  }

  private static boolean keepsUnknown(JsonObject schema) {
    return flag(schema, "x-kubernetes-preserve-unknown-fields");
  }

  private static boolean takesMore(JsonObject schema) {
    return schema.get("additionalProperties") instanceof JsonObject
        || flag(schema, "additionalProperties");
  }

  private static boolean flag(JsonObject schema, String name) {
    return Json.of(true).equals(schema.get(name));
  }
}
