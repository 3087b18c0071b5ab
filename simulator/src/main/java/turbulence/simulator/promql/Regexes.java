package turbulence.simulator.promql;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// RE2's regular expressions, in Java's words. They match a whole text, over line ends too.
final class Regexes {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "\\p{Alnum}"),
          Map.entry("alpha", "\\p{Alpha}"),
          Map.entry("ascii", "\\p{ASCII}"),
          Map.entry("blank", "\\p{Blank}"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\p{Digit}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("lower", "\\p{Lower}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\s"),
          Map.entry("upper", "\\p{Upper}"),
          Map.entry("word", "\\w"),
          Map.entry("xdigit", "\\p{XDigit}"));

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Regexes(String source) {
    this.source = source;
  }

  /// @throws IllegalArgumentException saying what is wrong, as RE2 does
  static Pattern compile(String source) {
    try {
      return Pattern.compile(new Regexes(source).translated(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(reason(e, source), e);
    }
  }

  private static String reason(PatternSyntaxException e, String source) {
    String said = String.valueOf(e.getDescription());
    String whole = "`^(?s:" + source + ")$`";
    if (said.startsWith("Unclosed group")) {
      return "error parsing regexp: missing closing ): " + whole;
    } else if (said.startsWith("Unclosed character class")) {
      return "error parsing regexp: missing closing ]: `"
          + source.substring(Math.max(0, source.lastIndexOf('[')))
          + ")$`";
    } else if (said.startsWith("Dangling meta character")) {
      int from = Math.clamp(e.getIndex(), 0, Math.max(0, source.length() - 1));
      String sign = source.isEmpty() ? "" : source.substring(from, from + 1);
      return "error parsing regexp: missing argument to repetition operator: `" + sign + "`";
    } else if (said.startsWith("Unmatched closing")) {
      return "error parsing regexp: unexpected ): " + whole;
    }
    return "error parsing regexp: " + said + ": " + whole;
  }

  private String translated() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        charClass();
      } else if (source.startsWith("(?P<", at)) {
        out.append("(?<");
        at += 4;
      } else if (isLook()) {
        throw new IllegalArgumentException(
            "error parsing regexp: invalid or unsupported Perl syntax: `"
                + source.substring(at, at + 3)
                + "`");
      } else {
        repetition(c);
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /// Java's possessive repetitions are none of RE2's.
  private void repetition(char c) {
    if (c == '+' && at > 0 && "*+?".indexOf(source.charAt(at - 1)) >= 0 && !isEscaped(at - 1)) {
      throw new IllegalArgumentException(
          "error parsing regexp: invalid nested repetition operator: `"
              + source.substring(at - 1, at + 1)
              + "`");
    }
  }

  private boolean isEscaped(int place) {
    int back = 0;
    while (place - 1 - back >= 0 && source.charAt(place - 1 - back) == '\\') {
      back++;
    }
    return back % 2 == 1;
  }

  private boolean isLook() {
    return source.startsWith("(?=", at)
        || source.startsWith("(?!", at)
        || source.startsWith("(?<=", at)
        || source.startsWith("(?<!", at)
        || source.startsWith("(?>", at);
  }

  private void escape() {
    if (at + 1 >= source.length()) {
      throw new IllegalArgumentException(
          "error parsing regexp: trailing backslash at end of expression: ``");
    }
    char next = source.charAt(at + 1);
    boolean foreign = next >= '1' && next <= '9' || "kGZXRhHNVcue".indexOf(next) >= 0;
    if (foreign) {
      throw new IllegalArgumentException(
          "error parsing regexp: invalid escape sequence: `\\" + next + "`");
    }
    out.append('\\').append(next);
    at += 2;
  }

  private void charClass() {
    out.append('[');
    at++;
    if (at < source.length() && source.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (at < source.length() && (first || source.charAt(at) != ']')) {
      member();
      first = false;
    }
    if (at < source.length()) {
      out.append(']');
      at++;
    }
  }

  private void member() {
    char c = source.charAt(at);
    int end = source.startsWith("[:", at) ? source.indexOf(":]", at) : -1;
    if (end > 0 && CLASSES.containsKey(source.substring(at + 2, end))) {
      out.append(CLASSES.get(source.substring(at + 2, end)));
      at = end + 2;
    } else if (c == '\\') {
      escape();
    } else {
      if ("[]&^".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
      at++;
    }
  }
}
