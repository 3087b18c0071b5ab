package turbulence.experiment.builtin.http;

import org.jspecify.annotations.Nullable;

/// The call cannot be made as written, or its answer is not what it says it is. No failed activity:
/// the recorded tool lets this end the run as aborted.
public final class CallUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  CallUnusable(String message) {
    this(message, null);
  }

  CallUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
