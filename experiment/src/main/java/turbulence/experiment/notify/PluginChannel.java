package turbulence.experiment.notify;

import java.time.Instant;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

/// Tells code that an extension brings.
///
/// @param settings what the settings say of the channel
record PluginChannel(JsonObject settings, Notifier notifier, Scope scope) implements Channel {
  @Override
  public void tell(News news, Instant now) throws ActivityFailed, InterruptedException {
    notifier.tell(settings, news.json(now), scope);
  }
}
