package turbulence.app.pod;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import turbulence.experiment.world.World;

/// The program that pods run: our command line.
@FunctionalInterface
public interface CommandLine {
  /// Runs a command line in a world, and gives the exit code.
  ///
  /// @param called under which name: `chaos` or `turbulence`
  int run(String called, List<String> words, World world, Signals signals);

  /// The signals of one process.
  ///
  /// @param take has a signal, named without `SIG`, told to a listener
  /// @param die ends the process at once
  record Signals(Take take, IntConsumer die) {}

  /// Says who is told of a signal.
  @FunctionalInterface
  interface Take {
    void take(String signal, Consumer<String> listener);
  }
}
