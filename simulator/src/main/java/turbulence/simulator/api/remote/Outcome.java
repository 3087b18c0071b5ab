package turbulence.simulator.api.remote;

/// How something ended that ran for a client.
public sealed interface Outcome {
  /// With that status.
  record Exited(int status) implements Outcome {}

  /// It could not even begin.
  record Failed(String message) implements Outcome {}
}
