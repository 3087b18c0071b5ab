package turbulence.experiment.model;

import org.jspecify.annotations.Nullable;

/// What a file says about how to run; each part may be left open.
public record RuntimeChoice(
    @Nullable Strategy strategy, @Nullable RollbackStrategy rollbacks, @Nullable Restore restore) {
  public static final RuntimeChoice OPEN = new RuntimeChoice(null, null, null);
}
