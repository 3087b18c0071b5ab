package turbulence.app.cli;

import java.util.List;
import java.util.function.Consumer;
import turbulence.app.pod.CommandLine.Signals;
import turbulence.app.pod.OurImage;
import turbulence.experiment.world.Dial;
import turbulence.experiment.world.World;
import turbulence.simulator.scenario.Scenario;

/// The images of a simulated cluster that hold this very program.
public final class OurImages {
  /// Names of repositories, in whatever registry and organisation.
  private static final List<String> NAMES = List.of("turbulence", "chaostoolkit");

  private OurImages() {}

  /// The scenario with pods that can run experiments.
  ///
  /// @param real connections to ports of this machine
  public static Scenario in(Scenario scenario, Dial real) {
    Scenario with = scenario;
    for (String name : NAMES) {
      // Nothing of it is loaded before a pod needs it.
      with = with.workload(name, shell -> new OurImage(OurImages::run, real).start(shell));
    }
    return with;
  }

  private static int run(String called, List<String> words, World world, Signals signals) {
    return new Turbulence(Face.named(called), world, new Container(signals))
        .run(words.toArray(String[]::new));
  }

  /// What a container has of a process.
  private record Container(Signals signals) implements Host {
    @Override
    public void take(String signal, Consumer<String> listener) {
      signals.take().take(signal, listener);
    }

    @Override
    public void atDeath(Runnable last) {}

    @Override
    public void die(int code) {
      signals.die().accept(code);
    }
  }
}
