package turbulence.faults.kubernetes.custom;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What a merge patch makes of an object.
public final class Merging {
  private Merging() {}

  /// Null takes a field away, lists are replaced whole.
  public static JsonObject of(JsonObject live, JsonObject patch) {
    JsonObject merged = live;
    for (Map.Entry<String, Json> field : patch) {
      String name = field.getKey();
      Json value = field.getValue();
      if (value == JsonNull.NULL) {
        merged = merged.without(name);
      } else if (value instanceof JsonObject inner) {
        merged = merged.with(name, of(merged.object(name), inner));
      } else {
        merged = merged.with(name, value);
      }
    }
    return merged;
  }
}
