package turbulence.experiment.read;

import org.jspecify.annotations.Nullable;

/// There is no document to read: no such file, no answer, no JSON or YAML in it, or more of it than
/// the limits allow.
public final class DocumentUnreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final transient Position position;
  private final @Nullable String classic;

  /// There is no text at all.
  DocumentUnreadable(String problem) {
    super(problem);
    this.problem = problem;
    this.position = Position.UNKNOWN;
    this.classic = null;
  }

  DocumentUnreadable(
      String origin, String problem, Position position, @Nullable String classic, Throwable cause) {
    super(origin + ", " + position + ": " + problem, cause);
    this.problem = problem;
    this.position = position;
    this.classic = classic;
  }

  /// What was expected and what came, without origin and place.
  public String problem() {
    return problem;
  }

  public Position position() {
    return position;
  }

  /// What follows `Failed parsing YAML experiment: ` where Chaos Toolkit says it, on several lines;
  /// null where it only shows a traceback.
  public @Nullable String classic() {
    return classic;
  }
}
