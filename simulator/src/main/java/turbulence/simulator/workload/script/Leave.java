package turbulence.simulator.workload.script;

/// Ends a loop or the whole script from within.
final class Leave extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is left.
  enum What {
    SCRIPT,
    LOOP,
    TURN
  }

  private final What what;
  private final int status;

  Leave(What what, int status) {
    super(null, null, false, false);
    this.what = what;
    this.status = status;
  }

  What what() {
    return what;
  }

  int status() {
    return status;
  }
}
