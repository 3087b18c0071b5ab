package turbulence.faults.kubernetes.limit;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What controls an object, as the object says it.
record Owner(String apiVersion, String kind, String name) {

  /// Null when nothing controls it.
  static @Nullable Owner of(JsonObject object) {
    for (Json owner : object.object("metadata").array("ownerReferences")) {
      if (owner instanceof JsonObject reference && reference.get("controller") == JsonBool.TRUE) {
        return new Owner(
            reference.text("apiVersion").orElse(""),
            reference.text("kind").orElse(""),
            reference.text("name").orElse(""));
      }
    }
    return null;
  }
}
