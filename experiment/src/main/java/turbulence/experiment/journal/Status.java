package turbulence.experiment.journal;

/// How a run ended, in the words of the journal.
public enum Status {
  COMPLETED("completed"),
  FAILED("failed"),
  ABORTED("aborted"),
  INTERRUPTED("interrupted");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
