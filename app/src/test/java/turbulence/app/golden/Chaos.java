package turbulence.app.golden;

import java.util.List;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.World;

/// The command `chaos` in this process.
final class Chaos {
  private Chaos() {}

  static int run(List<String> words, World world) {
    return new Turbulence(Face.CHAOS, world, Host.NONE).run(words.toArray(String[]::new));
  }
}
