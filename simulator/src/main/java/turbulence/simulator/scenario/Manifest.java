package turbulence.simulator.scenario;

import turbulence.json.JsonObject;

/// An object that shall be in the cluster, and where it was read.
///
/// @param origin for messages: a file, and which document of it
record Manifest(String origin, JsonObject object) {
  String kind() {
    return object.text("kind").orElse("");
  }

  String apiVersion() {
    return object.text("apiVersion").orElse("");
  }

  String name() {
    return object.object("metadata").text("name").orElse("");
  }

  /// As a message names it.
  String words() {
    return origin + ": " + kind() + " " + (name().isEmpty() ? "without a name" : name());
  }
}
