package turbulence.app.golden.lab;

import java.time.Duration;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Sleeps in one go.
@AlsoNamed(value = "lab:slp", instead = true)
public record Slp(@Default("1") Double s) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    scope.world().sleep(Duration.ofMillis(Math.round(s * 1000)));
    return Json.of("slept");
  }
}
