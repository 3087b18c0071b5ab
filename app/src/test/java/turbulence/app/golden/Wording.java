package turbulence.app.golden;

import java.util.List;
import java.util.regex.Pattern;

/// Where words may differ. A recorded text with [#ANY] in it agrees with any text there.
final class Wording {
  static final String ANY = "…";

  private record Rule(Pattern recorded, String loose) {
    private static Rule of(String recorded, String loose) {
      return new Rule(Pattern.compile(recorded, Pattern.DOTALL), loose);
    }
  }

  /// Texts that come from Python or its libraries.
  private static final List<Rule> RULES =
      List.of(
          Rule.of("=> failed: ([a-z_]+\\.)*[A-Z]\\w+(Error|Exception): .*", "=> failed: " + ANY),
          Rule.of("(failed to connect to [^ ]+: ).*", "$1" + ANY),
          Rule.of("( seems invalid: ).*", "$1" + ANY),
          Rule.of("(Failed parsing YAML experiment: ).*", "$1" + ANY),
          Rule.of("(Failed to parse variable file '[^']+': ).*", "$1" + ANY),
          Rule.of("after \\d+\\.\\d+% hypothesis", "after " + ANY + "% hypothesis"));

  private Wording() {}

  static String loosen(String recorded) {
    String loose = recorded;
    for (Rule rule : RULES) {
      loose = rule.recorded.matcher(loose).replaceAll(rule.loose);
    }
    return loose;
  }

  static boolean agree(Object recorded, Object ours) {
    if (!(recorded instanceof String text) || !(ours instanceof String other)) {
      return recorded == null ? ours == null : recorded.equals(ours);
    }
    if (!text.contains(ANY)) {
      return text.equals(other);
    }
    StringBuilder pattern = new StringBuilder();
    for (String part : text.split(ANY, -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(other).matches();
  }
}
