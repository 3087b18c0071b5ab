package turbulence.app.view;

import turbulence.experiment.event.Level;

/// One log line as text: `[2026-11-21 05:40:02 INFO] message`, further lines of the message
/// indented.
final class LogLine {
  private static final String RESET = "\u001b[39m";

  private LogLine() {}

  /// @param detailed whether the place that the line comes from is named
  static String of(String stamp, Level level, String text, boolean detailed) {
    return "[" + stamp + " " + level + "]" + rest(text, detailed);
  }

  static String coloured(String stamp, Level level, String text, boolean detailed) {
    return colour(level) + "[" + stamp + " " + level + "]" + RESET + rest(text, detailed);
  }

  private static String rest(String text, boolean detailed) {
    String indented = text.indexOf('\n') < 0 ? text : text.replace("\n", "\n    ");
    if (!detailed) {
      return " " + indented + "\n";
    }
    Origin origin = Origin.of(text);
    return " [" + origin.module() + ":" + origin.line() + "] " + indented + "\n";
  }

  private static String colour(Level level) {
    return switch (level) {
      case DEBUG -> "\u001b[36m";
      case INFO -> "\u001b[32m";
      case WARNING -> "\u001b[33m";
      case ERROR, CRITICAL -> "\u001b[31m";
    };
  }
}
