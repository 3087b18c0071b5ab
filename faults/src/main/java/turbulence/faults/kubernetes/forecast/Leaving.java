package turbulence.faults.kubernetes.forecast;

/// How pods go.
public enum Leaving {
  /// Whatever budgets say.
  DELETED("a delete"),
  /// As budgets allow.
  EVICTED("an eviction"),
  /// As budgets allow, which are waited for.
  DRAINED("a drain"),
  /// Since fewer are asked for; whatever budgets say.
  SCALED_DOWN("scaling");

  private final String words;

  Leaving(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
