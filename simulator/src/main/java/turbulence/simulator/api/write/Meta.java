package turbulence.simulator.api.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Reading and changing `metadata` of an object.
final class Meta {
  private Meta() {}

  static JsonObject of(JsonObject object) {
    return object.object("metadata");
  }

  static String name(JsonObject object) {
    return of(object).text("name").orElse("");
  }

  static JsonObject with(JsonObject object, UnaryOperator<JsonObject> change) {
    return object.with("metadata", change.apply(of(object)));
  }

  static boolean isDeleting(JsonObject object) {
    return of(object).has("deletionTimestamp");
  }

  static List<String> finalizers(JsonObject object) {
    List<String> names = new ArrayList<>();
    for (Json each : of(object).array("finalizers")) {
      if (each instanceof JsonText text) {
        names.add(text.value());
      }
    }
    return names;
  }

  static JsonObject withFinalizers(JsonObject object, List<String> names) {
    return with(
        object,
        meta ->
            names.isEmpty()
                ? meta.without("finalizers")
                : meta.with("finalizers", JsonArray.from(names)));
  }

  /// The number under that name in the metadata, or the other one.
  static long number(JsonObject object, String name, long otherwise) {
    return of(object).get(name) instanceof JsonNumber number
        ? (long) number.doubleValue()
        : otherwise;
  }

  /// Whether the two differ in anything but their revision.
  static boolean same(JsonObject one, JsonObject other) {
    return with(one, meta -> meta.without("resourceVersion"))
        .equals(with(other, meta -> meta.without("resourceVersion")));
  }

  /// Whether the two differ in what a generation counts: everything but metadata and status.
  static boolean sameGeneration(JsonObject one, JsonObject other, boolean statusCounts) {
    return essence(one, statusCounts).equals(essence(other, statusCounts));
  }

  private static JsonObject essence(JsonObject object, boolean statusCounts) {
    JsonObject bare = object.without("metadata");
    return statusCounts ? bare : bare.without("status");
  }
}
