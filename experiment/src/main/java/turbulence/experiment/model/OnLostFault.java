package turbulence.experiment.model;

/// What it means for the run when somebody else puts back a fault before the run does.
public enum OnLostFault {
  /// The run fails: what came after was not tested with the fault.
  FAIL("fail"),
  /// The journal tells, and nothing else follows.
  CONTINUE("continue");

  private final String word;

  OnLostFault(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
