package turbulence.faults.kubernetes.many;

/// Somebody interrupted what was done to many.
public final class CutShort extends InterruptedException {
  private static final long serialVersionUID = 1L;

  private final transient Outcomes<?> outcomes;

  CutShort(Outcomes<?> outcomes) {
    super("interrupted");
    this.outcomes = outcomes;
  }

  /// What came of those that had been tried by then.
  public Outcomes<?> outcomes() {
    return outcomes;
  }
}
