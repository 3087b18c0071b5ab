package turbulence.experiment.model;

/// When the declared rollbacks are played.
public enum RollbackStrategy {
  DEFAULT("default"),
  ALWAYS("always"),
  NEVER("never"),
  DEVIATED("deviated");

  private final String word;

  RollbackStrategy(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
