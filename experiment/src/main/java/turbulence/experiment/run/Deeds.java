package turbulence.experiment.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.ledger.OpenRun;
import turbulence.json.Json;

/// What stands between preparing and acting: limits are kept, and the way back is written down.
/// Shared between threads.
final class Deeds {
  private final BlastRadius reach;

  Deeds(BlastRadius reach) {
    this.reach = reach;
  }

  /// @param ledger null for rollbacks: they put back, so that nothing holds them up
  Json act(Prepared prepared, String activity, @Nullable OpenRun ledger)
      throws ActivityFailed, InterruptedException {
    if (ledger == null) {
      return prepared.deed().act();
    }
    List<Target> counted = reach.admit(activity, prepared.targets());
    List<Long> written;
    try {
      written = ledger.record(activity, prepared.undo());
    } catch (ActivityFailed e) {
      reach.spare(counted);
      throw e;
    }
    Json output = prepared.deed().act();
    ledger.acted(written);
    return output;
  }
}
