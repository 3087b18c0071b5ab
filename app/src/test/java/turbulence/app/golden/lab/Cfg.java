package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Answers the configuration.
@AlsoNamed(value = "lab:cfg", instead = true)
public record Cfg() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return scope.configuration();
  }
}
