package turbulence.simulator.api.remote;

/// Something that runs in a container for a client. Shared between threads.
public interface Execution {
  /// Lets it begin, has the audience hear it until its end, and tells how it ended.
  Outcome attend(Audience audience) throws InterruptedException;

  /// What the client typed.
  void type(byte[] input);

  /// The client types nothing more.
  void endInput();

  /// The client is gone.
  void leave();
}
