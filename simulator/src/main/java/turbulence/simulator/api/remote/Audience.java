package turbulence.simulator.api.remote;

/// Who hears what a command or a program says.
public interface Audience {
  void output(byte[] said);

  void errors(byte[] said);
}
