package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// A JSON patch (RFC 6902): operations one after the other, all or none.
///
/// Where a real server is laxer than the RFC, this is: a field that is not there can be replaced
/// and is equal to null, numbers may be negative.
public final class JsonPatch implements Patch {
  private static final int MOST_OPERATIONS = 10_000;
  private final List<JsonObject> operations;

  private JsonPatch(List<JsonObject> operations) {
    this.operations = operations;
  }

  /// @throws PatchRefused when it is no list of objects, or too long
  public static JsonPatch of(Json patch) {
    List<JsonObject> operations = new ArrayList<>();
    if (patch instanceof JsonArray array) {
      array.forEach(item -> operations.add(operation(item)));
    } else if (patch != JsonNull.NULL) {
      throw undecodable(patch, "Patch");
    }
    if (operations.size() > MOST_OPERATIONS) {
      throw PatchRefused.tooLarge(
          "The allowed maximum operations in a JSON patch is 10000, got " + operations.size());
    }
    return new JsonPatch(List.copyOf(operations));
  }

  private static JsonObject operation(Json item) {
    if (item instanceof JsonObject operation) {
      return operation;
    } else if (item == JsonNull.NULL) {
      return JsonObject.EMPTY;
    }
    throw undecodable(item, "Operation");
  }

  private static PatchRefused undecodable(Json json, String wanted) {
    String found = GoText.json(json);
    return PatchRefused.badRequest(
        "json: cannot unmarshal " + found + " into Go value of type jsonpatch." + wanted);
  }

  @Override
  public JsonObject applyTo(JsonObject live, Type type) {
    Drafting drafting = new Drafting(live);
    operations.forEach(drafting::apply);
    return Patch.object(drafting.outcome());
  }
}
