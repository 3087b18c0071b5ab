package turbulence.app.cli;

import java.util.function.Consumer;

/// What only a process has: signals and a sudden end.
public interface Host {
  /// None: for commands that run inside another program.
  Host NONE =
      new Host() {
        @Override
        public void take(String signal, Consumer<String> listener) {}

        @Override
        public void atDeath(Runnable last) {}

        @Override
        public void die(int code) {}
      };

  /// From now on the signal is told to that listener instead of ending the process.
  void take(String signal, Consumer<String> listener);

  /// What to do when a signal ends the process that nobody takes.
  void atDeath(Runnable last);

  /// Sends a signal to a process of this machine.
  ///
  /// @param signal without `SIG`
  /// @return whether there is such a process that may be sent it
  default boolean signal(long process, String signal) {
    return false;
  }

  /// Ends the process at once.
  void die(int code);
}
