package turbulence.faults.kubernetes.pod;

import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What a step needs to know of a pod, so that thousands of them take little room.
///
/// @param created as the API writes it, which sorts by time
/// @param phase empty when no more than the metadata was read
/// @param leaving whether it was deleted already and only has its grace left
/// @param namesake whether another pod of that name will follow it, as those of a StatefulSet do
record Pod(
    String name, String uid, String created, String phase, boolean leaving, boolean namesake) {

  static Pod of(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return new Pod(
        metadata.text("name").orElse(""),
        metadata.text("uid").orElse(""),
        metadata.text("creationTimestamp").orElse(""),
        phase(object),
        metadata.has("deletionTimestamp"),
        hasNamesakes(metadata));
  }

  static String phase(JsonObject object) {
    return object.object("status").text("phase").orElse("");
  }

  private static boolean hasNamesakes(JsonObject metadata) {
    for (Json owner : metadata.array("ownerReferences")) {
      if (owner instanceof JsonObject object
          && object.get("controller") == JsonBool.TRUE
          && "StatefulSet".equals(object.text("kind").orElse(""))) {
        return true;
      }
    }
    return false;
  }

  /// Whether it runs or is about to, as far as is known, and is not on its way out.
  boolean isAlive() {
    return !leaving && (phase.isEmpty() || phase.equals("Running") || phase.equals("Pending"));
  }
}
