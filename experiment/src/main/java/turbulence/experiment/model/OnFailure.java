package turbulence.experiment.model;

/// What a failed action means for the run.
public enum OnFailure {
  /// The rest of the method is played and the run fails.
  FAIL("fail"),
  /// The rest of the method is not played and the run fails.
  STOP("stop"),
  /// The failure is harmless.
  CONTINUE("continue");

  private final String word;

  OnFailure(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
