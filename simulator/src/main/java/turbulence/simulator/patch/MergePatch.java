package turbulence.simulator.patch;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// A merge patch (RFC 7386): an object whose fields replace those of the same name; null removes.
public record MergePatch(Json patch) implements Patch {

  @Override
  public JsonObject applyTo(JsonObject live, Type type) {
    return switch (patch) {
      case JsonObject fields -> merged(live, fields);
      case JsonArray array -> Patch.object(array);
      default -> throw PatchRefused.badRequest("Invalid JSON Patch");
    };
  }

  private static JsonObject merged(JsonObject live, JsonObject patch) {
    JsonObject.Builder merged = live.toBuilder();
    for (Map.Entry<String, Json> field : patch) {
      String name = field.getKey();
      if (field.getValue() == JsonNull.NULL) {
        merged.remove(name);
      } else {
        Json old = live.get(name);
        merged.put(
            name,
            old instanceof JsonObject before
                ? (field.getValue() instanceof JsonObject fields
                    ? merged(before, fields)
                    : field.getValue())
                : Nulls.pruned(field.getValue()));
      }
    }
    return merged.build();
  }
}
