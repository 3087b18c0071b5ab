package turbulence.experiment.run.play;

import java.time.Duration;
import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Takes its time.
public record Wait(Duration time) implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(
        List.of(),
        () -> {
          scope.world().sleep(time);
          return Json.of("waited");
        });
  }
}
