package turbulence.experiment.preview;

/// What would become of an activity.
public enum Outlook {
  /// It would do what it is there for.
  ACTS("acts"),
  /// It would only look.
  LOOKS("looks"),
  /// It would find nothing to change.
  HITS_NOTHING("hits-nothing"),
  /// It would fail, or be refused.
  FAILS("fails"),
  /// What it does depends on what comes before it in the run.
  KNOWN_LATER("known-later"),
  /// It is a program or a request of somebody else: nobody can look into it.
  UNKNOWN("unknown"),
  /// It would only be pretended.
  PRETENDED("pretended");

  private final String word;

  Outlook(String word) {
    this.word = word;
  }

  /// The word in JSON.
  public String word() {
    return word;
  }
}
