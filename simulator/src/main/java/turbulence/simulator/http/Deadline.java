package turbulence.simulator.http;

/// How many beats of the server's watchman something may take. Counts only on his thread.
final class Deadline {
  /// Never comes.
  static final Deadline NONE = new Deadline(Integer.MAX_VALUE);

  private final int beats;
  private int passed;

  Deadline(int beats) {
    this.beats = beats;
  }

  /// One more beat went by: is it over?
  boolean isOver() {
    return beats != Integer.MAX_VALUE && ++passed > beats;
  }
}
