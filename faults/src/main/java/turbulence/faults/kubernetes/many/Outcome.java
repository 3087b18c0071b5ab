package turbulence.faults.kubernetes.many;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;

/// What came of one of many.
///
/// @param there whether it was there, and not gone meanwhile
/// @param failure null when it was done
public record Outcome<T>(T target, boolean there, @Nullable ActivityFailed failure) {
  public boolean isDone() {
    return failure == null;
  }
}
