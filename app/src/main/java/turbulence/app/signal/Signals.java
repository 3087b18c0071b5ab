package turbulence.app.signal;

import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The signals of this process.
///
/// Java has no supported way to take them. This class names the unsupported one, which javac cannot
/// be told not to warn of, so the build compiles this file alone without making warnings errors.
/// Reflection would need a proxy, whose making takes as much processor time as a tenth of a run.
public final class Signals {
  private Signals() {}

  /// From now on the signal is told to that listener, in a thread of its own, instead of ending the
  /// process. A signal that the process was started to ignore stays ignored.
  ///
  /// @param name without `SIG`: `INT`
  public static void take(String name, Consumer<String> listener) {
    Signal.handle(new Signal(name), new Teller(listener));
  }

  private record Teller(Consumer<String> listener) implements SignalHandler {
    @Override
    public void handle(Signal signal) {
      listener.accept(signal.getName());
    }
  }
}
