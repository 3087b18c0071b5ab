package turbulence.app.cli;

/// What the process says of itself when it ends. `docs/reference/exit-codes.md` explains each.
public enum ExitCode {
  /// What was asked for is done; for a run: it completed and the system held.
  GOOD(0),
  /// It is not: an invalid file, a failed, deviated, interrupted or aborted run, a missing key.
  BAD(1),
  /// The command line means nothing; nothing was done.
  USAGE(2),
  /// A fault of ours.
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /// The one that matters more, when several things were asked for.
  public ExitCode worse(ExitCode other) {
    return other.code > code ? other : this;
  }

  static ExitCode good(boolean good) {
    return good ? GOOD : BAD;
  }
}
