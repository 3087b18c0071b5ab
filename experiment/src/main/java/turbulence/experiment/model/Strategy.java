package turbulence.experiment.model;

/// When the steady-state hypothesis is checked.
public enum Strategy {
  DEFAULT("default", "default"),
  BEFORE_METHOD("before-method-only", "before-method-only"),
  AFTER_METHOD("after-method-only", "after-method-only"),
  DURING_METHOD("during-method-only", "during-method-only"),
  CONTINUOUSLY("continuously", "continuous"),
  SKIP("skip", "skip");

  private final String word;
  private final String logged;

  Strategy(String word, String logged) {
    this.word = word;
    this.logged = logged;
  }

  /// The word in files and on the command line.
  public String word() {
    return word;
  }

  /// The word in log lines.
  public String logged() {
    return logged;
  }

  /// Whether it is checked before the method, which then only runs when the check was met.
  public boolean gates() {
    return this == DEFAULT || this == BEFORE_METHOD || this == CONTINUOUSLY;
  }

  /// Whether it is checked again and again while the method runs.
  public boolean watches() {
    return this == DURING_METHOD || this == CONTINUOUSLY;
  }

  /// Whether it is checked after the method.
  public boolean verifies() {
    return this == DEFAULT || this == AFTER_METHOD || this == CONTINUOUSLY;
  }
}
