package turbulence.experiment.model;

/// What is only pretended.
public enum Dry {
  PROBES("probes"),
  ACTIONS("actions"),
  ACTIVITIES("activities"),
  PAUSE("pause");

  private final String word;

  Dry(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// Whether an activity of that kind is not executed.
  public boolean skips(Kind kind) {
    return this == ACTIVITIES
        || (this == PROBES && kind == Kind.PROBE)
        || (this == ACTIONS && kind == Kind.ACTION);
  }

  /// Whether tolerances have nothing to look at.
  public boolean skipsTolerances() {
    return this == PROBES || this == ACTIVITIES;
  }
}
