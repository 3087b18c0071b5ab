package turbulence.simulator.patch;

import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// A strategic merge patch: a merge patch whose lists are merged by the key that the type declares,
/// with directives for what cannot be said otherwise.
///
/// Only for types that are published: a real server knows no strategies of custom resources.
public record StrategicPatch(Json patch) implements Patch {

  @Override
  public JsonObject applyTo(JsonObject live, Type type) {
    if (patch == JsonNull.NULL) {
      return live;
    }
    if (!(patch instanceof JsonObject fields)) {
      throw PatchRefused.badRequest(
          "json: cannot unmarshal "
              + GoText.json(patch)
              + " into Go value of type map[string]interface {}");
    }
    return StrategicObject.merged(live, fields, type);
  }
}
