package turbulence.experiment.run;

/// The run cannot go on: an activity cannot even be tried.
public final class RunAborted extends Exception {
  private static final long serialVersionUID = 1L;

  public RunAborted(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
