package turbulence.experiment.resolve;

/// A reference to an output that is not there, or a text that would grow without bounds.
public final class Unresolved extends Exception {
  private static final long serialVersionUID = 1L;

  private final String expression;

  Unresolved(String expression, String why) {
    super(expression + " cannot be resolved: " + why);
    this.expression = expression;
  }

  /// As written, such as `${outputs['count pods'].status}`.
  public String expression() {
    return expression;
  }
}
