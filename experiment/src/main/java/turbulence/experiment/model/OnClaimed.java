package turbulence.experiment.model;

/// What a step does when another run is at its targets.
public enum OnClaimed {
  /// It fails, and says who is.
  FAIL("fail"),
  /// It waits until they are free.
  WAIT("wait");

  private final String word;

  OnClaimed(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
