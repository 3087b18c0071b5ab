package turbulence.experiment.run.play;

import java.util.List;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;

/// Has a bug.
public record Break() implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(
        List.of(),
        () -> {
          throw new IllegalStateException("a bug in a step");
        });
  }
}
