package turbulence.experiment.preview;

/// Where in an experiment an activity stands.
public enum Part {
  HYPOTHESIS("hypothesis"),
  METHOD("method"),
  ROLLBACKS("rollbacks");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /// The word in JSON and on the command line.
  public String word() {
    return word;
  }
}
