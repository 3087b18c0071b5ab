package turbulence.app.golden.lab;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Fails as a step may.
@AlsoNamed(value = "lab:fail", instead = true)
public record Fail(@Default("\"nope\"") String msg) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    throw new ActivityFailed(msg);
  }
}
