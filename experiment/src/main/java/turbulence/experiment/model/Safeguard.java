package turbulence.experiment.model;

/// What guards a run in a system that it changes. Where it is forbidden a run does without, unless
/// somebody requires it.
public enum Safeguard {
  /// A copy of the ledger, in the system itself.
  LEDGER("ledger"),
  /// A lease that keeps other runs off the targets, and tells whether the run lives.
  LEASE("lease");

  private final String word;

  Safeguard(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
