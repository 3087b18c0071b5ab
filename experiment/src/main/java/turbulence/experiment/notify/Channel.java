package turbulence.experiment.notify;

import java.time.Instant;
import turbulence.experiment.extension.ActivityFailed;

/// A way to tell somebody.
interface Channel {
  void tell(News news, Instant now) throws ActivityFailed, InterruptedException;
}
