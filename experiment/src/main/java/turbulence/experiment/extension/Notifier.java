package turbulence.experiment.extension;

import turbulence.json.JsonObject;

/// Takes a run's news somewhere: the channel type `plugin` of the settings. Named by its module.
public interface Notifier {
  /// @param channel what the settings say of the channel
  /// @param event name, payload, phase, ts and perhaps error
  void tell(JsonObject channel, JsonObject event, Scope scope)
      throws ActivityFailed, InterruptedException;
}
