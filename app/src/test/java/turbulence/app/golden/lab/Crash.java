package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Throws what no step should.
@AlsoNamed(value = "lab:crash", instead = true)
public record Crash() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(1 / Integer.parseInt("0"));
  }
}
