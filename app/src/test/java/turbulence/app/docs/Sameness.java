package turbulence.app.docs;

import java.util.List;
import java.util.regex.Pattern;

/// What two outputs of the same command may differ in: times, spans, names of runs, ports. A line
/// `...` of a page stands for any lines.
final class Sameness {
  static final String ANY = "...";
  private static final List<String> LOOSE =
      List.of(
          "\\d{8}T\\d{6}[0-9A-Za-z-]*|\\d{8}-\\d{6}-[0-9a-f]+|\\d{4}-\\d\\d-\\d\\d[T-]\\d+[0-9A-Za-z.-]*",
          "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[.,0-9]*(Z|\\+00:00)?",
          "127\\.0\\.0\\.1:\\d+",
          "\\b\\d+(\\.\\d+)? ?(ms|s|min)\\b",
          " +");
  private static final List<String> LOOSELY = List.of("RUN", "TIME", "127.0.0.1:PORT", "SPAN", " ");

  private Sameness() {}

  /// Whether a page's lines are what a command printed.
  static boolean of(List<String> page, List<String> printed) {
    if (page.isEmpty()) {
      return printed.isEmpty();
    }
    if (page.getFirst().equals(ANY)) {
      List<String> rest = page.subList(1, page.size());
      return of(rest, printed)
          || !printed.isEmpty() && of(page, printed.subList(1, printed.size()));
    }
    return !printed.isEmpty()
        && loose(page.getFirst()).equals(loose(printed.getFirst()))
        && of(page.subList(1, page.size()), printed.subList(1, printed.size()));
  }

  static String loose(String line) {
    String text = line.stripTrailing();
    for (int i = 0; i < LOOSE.size(); i++) {
      text = Pattern.compile(LOOSE.get(i)).matcher(text).replaceAll(LOOSELY.get(i));
    }
    return text.strip();
  }
}
