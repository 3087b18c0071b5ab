package turbulence.simulator.prometheus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a target told in the text format.
///
/// @param families what the comments say of each metric
record Exposed(List<Line> lines, Map<String, Family> families) {
  /// What is known about a metric.
  record Family(String type, String help) {
    static final Family UNKNOWN = new Family("unknown", "");
  }

  static Exposed read(String text) throws Line.Malformed {
    List<Line> lines = new ArrayList<>();
    Map<String, Family> families = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end).strip();
      at = end < 0 ? text.length() : end + 1;
      if (line.startsWith("#")) {
        comment(line, families);
      } else if (!line.isEmpty()) {
        lines.add(Line.read(line));
      }
    }
    return new Exposed(lines, families);
  }

  private static void comment(String line, Map<String, Family> families) {
    String[] words = line.split("[ \t]+", 4);
    if (words.length < 3) {
      return;
    }
    Family known = families.getOrDefault(words[2], Family.UNKNOWN);
    String rest = words.length == 4 ? words[3] : "";
    if (words[1].equals("TYPE")) {
      families.put(words[2], new Family(rest.equals("untyped") ? "unknown" : rest, known.help()));
    } else if (words[1].equals("HELP")) {
      String help = rest.replace("\\n", "\n").replace("\\\\", "\\");
      families.put(words[2], new Family(known.type(), help));
    }
  }
}
