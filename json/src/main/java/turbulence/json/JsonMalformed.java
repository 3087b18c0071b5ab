package turbulence.json;

import java.io.IOException;

/// What was read is no JSON, or more of it than the limits allow. Lines and columns count from 1.
public final class JsonMalformed extends IOException {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final int line;
  private final int column;

  JsonMalformed(String problem, int line, int column) {
    super("line " + line + ", column " + column + ": " + problem);
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  /// What was expected and what came, without the place.
  public String problem() {
    return problem;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
