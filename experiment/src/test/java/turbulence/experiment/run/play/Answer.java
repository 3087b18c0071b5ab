package turbulence.experiment.run.play;

import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Gives the value that it was given.
public record Answer(Json value) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return value;
  }
}
