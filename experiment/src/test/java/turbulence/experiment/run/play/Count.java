package turbulence.experiment.run.play;

import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Gives the whole seconds since the beginning of a fake world.
public record Count() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(scope.world().nanoTime() / 1_000_000_000L);
  }
}
