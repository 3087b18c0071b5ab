package turbulence.app.cli.stop;

import java.io.IOException;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.ledger.Living;
import turbulence.experiment.ledger.RunHeader;
import turbulence.experiment.world.Machine;
import turbulence.experiment.world.World;

/// A run of this machine, which hears signals.
record NearRun(Living living, Stoppable.Places places) implements Stoppable {
  /// Whether the process is one of this machine: others may share the folder.
  static boolean isHere(RunHeader header, World world) {
    return header.host().equals(Machine.node(world));
  }

  @Override
  public String run() {
    return living.run();
  }

  @Override
  public String owner() {
    RunHeader header = living.header();
    return header == null ? "" : "'" + header.title() + "' (process " + header.pid() + ")";
  }

  @Override
  public void ask(boolean skipRollbacks) throws ActivityFailed {
    RunHeader header = living.header();
    if (header == null) {
      throw new ActivityFailed("it has only just begun; try again");
    }
    if (!places.sender().send(header.pid(), skipRollbacks ? "USR2" : "TERM")) {
      throw new ActivityFailed("process " + header.pid() + " cannot be sent a signal");
    }
  }

  @Override
  public boolean hasEnded() throws IOException {
    return living.hasEnded(places.store());
  }
}
