package turbulence.experiment.python;

/// A question about values that Python itself refuses with an exception, such as whether a number
/// is at most a text. The message says why, so that it can follow "because".
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoAnswer(String why) {
    super(why, null, false, false);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
