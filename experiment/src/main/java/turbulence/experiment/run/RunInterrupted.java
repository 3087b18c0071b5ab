package turbulence.experiment.run;

/// The run was asked to end. Why is in the [StopSwitch].
final class RunInterrupted extends Exception {
  private static final long serialVersionUID = 1L;

  RunInterrupted() {
    super("interrupted");
  }
}
