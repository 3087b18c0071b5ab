package turbulence.app.golden.lab;

import java.time.Duration;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Ends the run from inside, gracefully.
@AlsoNamed(value = "lab:graceful", instead = true)
public record Graceful() implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    scope.world().sleep(Duration.ofSeconds(1));
    scope.stop().now(new Stop.Reason(20, "Received the exit signal: 20", false));
    return JsonNull.NULL;
  }
}
