package turbulence.faults.kubernetes.forecast;

import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// A pod that would go.
///
/// @param node where it runs; empty when it does not yet
/// @param keeper what would make another in its place
record Doomed(String name, String node, JsonObject labels, Keeper keeper) {

  /// What controls pods.
  ///
  /// @param kind empty when there is none
  record Keeper(String apiVersion, String kind, String name) {
    static final Keeper NOBODY = new Keeper("", "", "");

    static Keeper of(JsonObject object) {
      for (Json owner : object.object("metadata").array("ownerReferences")) {
        if (owner instanceof JsonObject reference && reference.get("controller") == JsonBool.TRUE) {
          return new Keeper(
              reference.text("apiVersion").orElse(""),
              reference.text("kind").orElse(""),
              reference.text("name").orElse(""));
        }
      }
      return NOBODY;
    }
  }

  static Doomed of(JsonObject pod) {
    JsonObject metadata = pod.object("metadata");
    return new Doomed(
        metadata.text("name").orElse(""),
        pod.object("spec").text("nodeName").orElse(""),
        metadata.object("labels"),
        Keeper.of(pod));
  }
}
