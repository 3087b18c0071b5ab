package turbulence.app.golden.lab;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Fails with the words of an interruption: from inside an activity that is all it comes to.
@AlsoNamed(value = "lab:interrupt", instead = true)
public record Interrupt() implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed {
    throw new ActivityFailed("stop it");
  }
}
