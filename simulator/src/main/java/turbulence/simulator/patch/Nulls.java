package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Takes fields that are null out of a tree, also of the objects in lists; nulls in lists stay.
final class Nulls {
  private Nulls() {}

  static Json pruned(Json value) {
    return switch (value) {
      case JsonObject object -> prunedObject(object);
      case JsonArray array -> {
        List<Json> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(pruned(item)));
        yield new JsonArray(items);
      }
      default -> value;
    };
  }

  static JsonObject prunedObject(JsonObject object) {
    JsonObject.Builder kept = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      if (field.getValue() != JsonNull.NULL) {
        kept.put(field.getKey(), pruned(field.getValue()));
      }
    }
    return kept.build();
  }
}
