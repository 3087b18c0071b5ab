package turbulence.simulator.kubelet;

import turbulence.json.JsonObject;

/// What a container is doing, as its status says it.
sealed interface ContainerState {
  JsonObject json();

  /// Not running yet, or not again yet.
  record Waiting(String reason, String message) implements ContainerState {
    @Override
    public JsonObject json() {
      JsonObject waiting = JsonObject.of("reason", reason);
      return JsonObject.of(
          "waiting", message.isEmpty() ? waiting : waiting.with("message", message));
    }
  }

  /// Running since then.
  record Running(String startedAt) implements ContainerState {
    @Override
    public JsonObject json() {
      return JsonObject.of("running", JsonObject.of("startedAt", startedAt));
    }
  }

  /// Ended with that exit status.
  record Terminated(
      int exitCode, String reason, String startedAt, String finishedAt, String containerId)
      implements ContainerState {
    @Override
    public JsonObject json() {
      return JsonObject.of(
          "terminated",
          JsonObject.builder()
              .put("exitCode", exitCode)
              .put("reason", reason)
              .put("startedAt", startedAt)
              .put("finishedAt", finishedAt)
              .put("containerID", containerId)
              .build());
    }
  }
}
