package turbulence.experiment.extension;

/// An activity that cannot even be tried, such as a program that does not exist. What validation
/// finds beforehand; a run that skipped it is aborted, as it is by Chaos Toolkit.
public final class Unrunnable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unrunnable(String message) {
    super(message);
  }
}
