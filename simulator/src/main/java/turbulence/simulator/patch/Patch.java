package turbulence.simulator.patch;

import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// A change to an object, as a client sends it.
public sealed interface Patch permits JsonPatch, MergePatch, StrategicPatch {

  /// The object after the change; the type says how a strategic patch merges; the others need none.
  ///
  /// @throws PatchRefused when the patch is no patch or does not fit
  JsonObject applyTo(JsonObject live, Type type);

  /// The outcome as an object, or the words of a server that cannot read it as one.
  static JsonObject object(Json outcome) {
    if (outcome instanceof JsonObject object) {
      return object;
    }
    String problem =
        "couldn't get version/kind; json parse error: json: cannot unmarshal "
            + GoText.json(outcome)
            + " into Go value of type struct { APIVersion string"
            + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\""
            + " }";
    throw PatchRefused.invalid(outcome.toString(), problem);
  }
}
