package turbulence.experiment.jsonpath;

/// A text that is no JSONPath in either dialect. The message says what was expected and where.
public final class BadPath extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;

  BadPath(String what, int position) {
    super(what + " at position " + position);
    this.position = position;
  }

  /// Where reading stopped, in UTF-16 units from 0.
  public int position() {
    return position;
  }
}
