package turbulence.app.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what was printed: each log line of INFO and above becomes its level and its words.
final class Console {
  private static final Pattern LOGGED =
      Pattern.compile(
          "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d ([A-Z]+)\\] (?:\\[\\w+:\\d+\\] )?(.*)");
  private static final String TRACEBACK = "(traceback)";
  private static final String FATAL =
      "CRITICAL Experiment ran into an un expected fatal error, aborting now.";

  private Console() {}

  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    boolean unlogged = false;
    for (String line : text.lines().toList()) {
      String start = start(line);
      if (start != null) {
        lines.add(start);
        unlogged = false;
      } else if (!lines.isEmpty() && !unlogged && (line.startsWith("    ") || line.isBlank())) {
        lines.add(lines.removeLast() + "\n" + line.strip());
      } else if (!unlogged) {
        unlogged = true;
        lines.add(unlogged(line, lines));
      }
    }
    lines.removeIf(line -> line.isEmpty() || line.startsWith("DEBUG "));
    lines.replaceAll(line -> Wording.loosen(line.stripTrailing()));
    return lines;
  }

  private static String start(String line) {
    if (line.startsWith("{\"")) {
      Map<String, Object> fields = Text.map(Text.read(line));
      return fields.get("levelname") + " " + fields.get("message");
    }
    Matcher logged = LOGGED.matcher(line);
    return logged.matches() ? logged.group(1) + " " + logged.group(2) : null;
  }

  /// Python's tracebacks and usage texts are nobody's to copy: that something was said is enough.
  private static String unlogged(String line, List<String> before) {
    if (line.startsWith("Usage:")) {
      return "(usage)";
    }
    if (line.startsWith("Failed to parse variable file")) {
      return "ERROR " + line; // said before the recorded tool had set up its log
    }
    if (!line.equals(TRACEBACK)) {
      return "(plain) " + line;
    }
    if (!before.isEmpty() && before.getLast().equals(FATAL)) {
      before.removeLast();
      return FATAL + Wording.ANY;
    }
    return "ERROR " + Wording.ANY;
  }
}
