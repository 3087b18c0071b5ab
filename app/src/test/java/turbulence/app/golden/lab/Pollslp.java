package turbulence.app.golden.lab;

import java.time.Duration;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Sleeps in short steps.
@AlsoNamed(value = "lab:pollslp", instead = true)
public record Pollslp(@Default("5") Double s) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    long end = scope.world().nanoTime() + Math.round(s * 1e9);
    while (scope.world().nanoTime() < end) {
      scope.world().sleep(Duration.ofMillis(50));
    }
    return Json.of("slept");
  }
}
