package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;

/// An activity that cannot even be tried, such as a program that does not exist or a URL that is
/// none. What validation finds beforehand; a run that skipped it is aborted, as it is by Chaos
/// Toolkit.
public final class Unrunnable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unrunnable(String message) {
    this(message, null);
  }

  public Unrunnable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
