package turbulence.experiment.extension;

import turbulence.json.Json;

/// A step that only looks.
public non-sealed interface Probe extends Capability {
  Json observe(Scope scope) throws ActivityFailed, InterruptedException;

  /// What stands in the way of looking, for whoever asks beforehand.
  default Forecasting foretold(Scope scope) {
    return Forecasting.NOTHING;
  }
}
