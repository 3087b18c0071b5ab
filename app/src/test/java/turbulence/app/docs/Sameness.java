package turbulence.app.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What two outputs of the same command may differ in: times, spans, names of runs and pods,
/// whether a fault was seen to begin, ports, large numbers, and where lines are wrapped or cut. A
/// line `...` of a page stands for any lines.
final class Sameness {
  private static final String ANY = "...";
  private static final Map<Pattern, String> LOOSE = loose();

  private Sameness() {}

  private static Map<Pattern, String> loose() {
    Map<Pattern, String> loose = new LinkedHashMap<>();
    loose.put(Pattern.compile("\\b\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{6}\\b"), "RUN");
    loose.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d:\\d\\d[.,0-9]*)?"), "TIME");
    loose.put(Pattern.compile("(?m)\\[\"\\S+( in?…?| in [^…]*?…?)?(?=\\s{2}|$)"), "NAMES");
    loose.put(Pattern.compile("127\\.0\\.0\\.1:\\d+"), "127.0.0.1:PORT");
    loose.put(Pattern.compile("\\b\\d+(\\.\\d+)? ?(ms|s|min)\\b"), "SPAN");
    loose.put(Pattern.compile("\\b(\\d{7,}|\\d+\\.\\d{3,})\\b"), "NUMBER");
    loose.put(Pattern.compile("\\S*…"), "…");
    loose.put(Pattern.compile("-[0-9a-f]{7,10}-[b-z0-9]{5}\\b"), "-POD");
    return loose;
  }

  /// Whether a page's lines are what a command printed.
  static boolean of(List<String> page, List<String> printed) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder part = new StringBuilder();
    for (String line : page) {
      if (line.equals(ANY)) {
        pattern.append(Pattern.quote(words(part.toString()))).append(".*");
        part.setLength(0);
      } else {
        part.append(line).append('\n');
      }
    }
    pattern.append(Pattern.quote(words(part.toString())));
    return Pattern.matches(pattern.toString(), words(String.join("\n", printed)));
  }

  /// The words alone, and one word for whatever may differ.
  private static String words(String text) {
    String words = text;
    for (Map.Entry<Pattern, String> entry : LOOSE.entrySet()) {
      words = entry.getKey().matcher(words).replaceAll(entry.getValue());
    }
    return words.replaceAll("\\s+", "");
  }
}
