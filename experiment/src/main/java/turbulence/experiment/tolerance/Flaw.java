package turbulence.experiment.tolerance;

import org.jspecify.annotations.Nullable;

/// Something wrong, or doubtful, in a tolerance as written.
///
/// @param path where in the tolerance, such as `range[0]`; empty for the whole
/// @param message what was expected and what came
/// @param classic what Chaos Toolkit says of it; null when it says nothing
/// @param fatal whether it stops a run
public record Flaw(String path, String message, @Nullable String classic, boolean fatal) {

  static Flaw error(String path, String message, @Nullable String classic) {
    return new Flaw(path, message, classic, true);
  }

  static Flaw warning(String path, String message) {
    return new Flaw(path, message, null, false);
  }
}
