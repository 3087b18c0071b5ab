package turbulence.simulator.http;

import java.io.IOException;

/// A request that breaks a rule of HTTP or a limit of the server; its connection ends after the
/// answer.
public final class Malformed extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Malformed(int status, String message) {
    super(message);
    this.status = status;
  }

  static Malformed because(String message) {
    return new Malformed(400, message);
  }

  /// What to answer: 400, 413 for too large a body, 414, 417, 431, 501 or 505.
  public int status() {
    return status;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
