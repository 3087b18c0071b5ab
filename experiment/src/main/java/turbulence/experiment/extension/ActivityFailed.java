package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;

/// The system under test refused or did not answer. The one exception that a step may throw.
public final class ActivityFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public ActivityFailed(String message) {
    super(message);
  }

  public ActivityFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// What happened, in words.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
