package turbulence.app.golden.lab;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Answers once, then fails.
@AlsoNamed(value = "lab:failsecond", instead = true)
public record Failsecond() implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    if (Visits.next(scope) > 0) {
      throw new ActivityFailed("connection refused, say");
    }
    return Json.of(true);
  }
}
