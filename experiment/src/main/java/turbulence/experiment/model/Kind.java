package turbulence.experiment.model;

/// What an activity does to the system: look at it, or change it.
public enum Kind {
  PROBE("probe", "Probe"),
  ACTION("action", "Action");

  private final String word;
  private final String title;

  Kind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// The word in the file.
  public String word() {
    return word;
  }

  /// The word in log lines.
  public String title() {
    return title;
  }
}
