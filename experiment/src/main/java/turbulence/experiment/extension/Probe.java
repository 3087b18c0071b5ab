package turbulence.experiment.extension;

import turbulence.json.Json;

/// A step that only looks.
public non-sealed interface Probe extends Capability {
  Json observe(Scope scope) throws ActivityFailed, InterruptedException;
}
