package turbulence.experiment.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a file says about how to run; each part may be left open.
public record RuntimeChoice(
    @Nullable Strategy strategy,
    @Nullable RollbackStrategy rollbacks,
    @Nullable Restore restore,
    @Nullable Duration restoreWithin,
    Limits limits,
    @Nullable OnLostFault onLostFault,
    Safety safety) {}
