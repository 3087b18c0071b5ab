package turbulence.app.golden.lab;

import java.time.Duration;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Ends the run from inside, at once.
@AlsoNamed(value = "lab:ungraceful", instead = true)
public record Ungraceful() implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    scope.world().sleep(Duration.ofSeconds(1));
    scope.stop().now(new Stop.Reason(30, "Received the exit signal: 30", true));
    return JsonNull.NULL;
  }
}
