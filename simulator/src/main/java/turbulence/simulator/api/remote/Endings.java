package turbulence.simulator.api.remote;

import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What is said at the end, as a Status.
final class Endings {
  private Endings() {}

  static JsonObject success() {
    return JsonObject.of("metadata", JsonObject.EMPTY, "status", "Success");
  }

  /// @param words how the server speaks of the status
  static JsonObject exit(int status, String words) {
    JsonObject cause = JsonObject.of("reason", "ExitCode", "message", Integer.toString(status));
    return JsonObject.of("metadata", JsonObject.EMPTY, "status", "Failure")
        .with("message", "command terminated with non-zero exit code: " + words)
        .with("reason", "NonZeroExitCode")
        .with("details", JsonObject.of("causes", JsonArray.of(cause)));
  }

  static JsonObject internal(String message) {
    return JsonObject.of("metadata", JsonObject.EMPTY, "status", "Failure")
        .with("message", "Internal error occurred: " + message)
        .with("reason", "InternalError")
        .with("details", JsonObject.of("causes", JsonArray.of(JsonObject.of("message", message))))
        .with("code", 500);
  }
}
