package turbulence.simulator.workload.script;

/// A script that cannot be read.
final class BadScript extends Exception {
  private static final long serialVersionUID = 1L;

  BadScript(String message) {
    super(message, null, false, false);
  }

  /// Whether it may become right when it goes on.
  boolean isIncomplete() {
    String message = String.valueOf(getMessage());
    return message.startsWith("unterminated") || message.contains("end of file");
  }
}
