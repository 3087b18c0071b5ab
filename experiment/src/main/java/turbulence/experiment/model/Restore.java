package turbulence.experiment.model;

/// When what a run changed is put back by the engine itself, after the declared rollbacks.
public enum Restore {
  /// Whatever the ending; then the hypothesis is checked again.
  ALWAYS("always"),
  /// Only after an interruption or a crash.
  CUT_SHORT("cut-short"),
  /// Not at all; the way back stays in the ledger.
  NEVER("never");

  private final String word;

  Restore(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
