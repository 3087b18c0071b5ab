package turbulence.experiment.run.play;

import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;

/// Fails.
public record Fail(@Default("\"nope\"") String message) implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(
        List.of(),
        () -> {
          throw new ActivityFailed(message);
        });
  }
}
