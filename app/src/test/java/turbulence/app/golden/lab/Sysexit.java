package turbulence.app.golden.lab;

import java.time.Duration;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Ends the program, as far as it can.
@AlsoNamed(value = "lab:sysexit", instead = true)
public record Sysexit() implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    scope.stop().now(new Stop.Reason(7, "Received the exit signal: 7", false));
    scope.world().sleep(Duration.ofMinutes(1));
    return JsonNull.NULL;
  }
}
