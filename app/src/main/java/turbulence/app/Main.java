package turbulence.app;

import turbulence.app.signal.Signals;
import turbulence.experiment.Version;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// The process: takes the world as it is, says one line, ends.
public final class Main {
  private Main() {}

  public static void main(String... args) {
    Signals.take("USR2", s -> {});
    World world = SystemWorld.create();
    world.output().out().println("turbulence " + Version.NUMBER);
    world.output().out().flush();
  }
}
