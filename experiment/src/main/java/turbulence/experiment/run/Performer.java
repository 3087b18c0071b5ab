package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Activity;
import turbulence.json.Json;

/// Carries out what an activity's provider says, once.
interface Performer {
  /// @param undertaking null outside the method: for rollbacks, whose work is not to be undone, and
  ///   for probes
  Json perform(Activity activity, @Nullable Undertaking undertaking)
      throws ActivityFailed, RunAborted, InterruptedException;
}
