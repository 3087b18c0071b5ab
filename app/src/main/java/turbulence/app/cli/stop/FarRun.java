package turbulence.app.cli.stop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.world.Machine;
import turbulence.experiment.world.World;

/// A run of another machine, which looks every few seconds whether anybody wants it to end.
final class FarRun implements Stoppable {
  /// Who says nothing for longer is gone.
  private static final Duration LASTS = Duration.ofSeconds(31);

  private final Kept kept;
  private final World world;
  private @Nullable String heard;
  private long since;

  FarRun(Kept kept, World world) {
    this.kept = kept;
    this.world = world;
  }

  @Override
  public String run() {
    return kept.run();
  }

  @Override
  public String owner() {
    return kept.owner();
  }

  @Override
  public void ask(boolean skipRollbacks) throws ActivityFailed, InterruptedException {
    String user = world.environment().getOrDefault("USER", "");
    String by = (user.isEmpty() ? "somebody" : user) + " on " + Machine.node(world);
    kept.stop(by, skipRollbacks);
  }

  @Override
  public boolean hasEnded() throws ActivityFailed, InterruptedException {
    if (!kept.isThere()) {
      return true;
    }
    if (!kept.pulse().equals(heard)) {
      heard = kept.pulse();
      since = world.nanoTime();
    }
    if (world.nanoTime() - since > LASTS.toNanos()) {
      throw new ActivityFailed(
          "it says nothing any more, so its process is gone; "
              + OpenRun.command(run())
              + " puts back what it changed");
    }
    return false;
  }
}
