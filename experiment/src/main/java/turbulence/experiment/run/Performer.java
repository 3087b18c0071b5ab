package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.model.Activity;
import turbulence.json.Json;

/// Carries out what an activity's provider says, once.
interface Performer {
  /// @param ledger where an action writes its way back before it acts; null for rollbacks, whose
  ///   work is not to be undone
  Json perform(Activity activity, @Nullable OpenRun ledger)
      throws ActivityFailed, RunAborted, InterruptedException;
}
