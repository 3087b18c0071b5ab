package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Answers a number once, then a text.
@AlsoNamed(value = "lab:flaky", instead = true)
public record Flaky() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Visits.next(scope) == 0 ? Json.of(5) : Json.of("not-a-number");
  }
}
