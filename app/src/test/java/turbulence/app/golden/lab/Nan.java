package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Answers what is no number.
@AlsoNamed(value = "lab:nan", instead = true)
public record Nan() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(Double.NaN);
  }
}
