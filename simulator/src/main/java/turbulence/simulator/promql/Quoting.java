package turbulence.simulator.promql;

/// Texts in quotes, as Go writes and reads them.
final class Quoting {
  private Quoting() {}

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append("\\x").append(Integer.toHexString(0x100 | c).substring(1));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /// What stands between quotes, without its escapes. The lexer has seen that they are well-formed.
  static String unquoted(String literal) {
    String inside = literal.substring(1, literal.length() - 1);
    if (literal.startsWith("`") || inside.indexOf('\\') < 0) {
      return inside;
    }
    StringBuilder text = new StringBuilder(inside.length());
    int at = 0;
    while (at < inside.length()) {
      char c = inside.charAt(at);
      if (c != '\\') {
        text.append(c);
        at++;
      } else {
        at += escape(inside, at + 1, text);
      }
    }
    return text.toString();
  }

  /// @return how long the escape is, its backslash included
  private static int escape(String inside, int at, StringBuilder text) {
    char c = inside.charAt(at);
    int plain = "abfnrtv\\'\"".indexOf(c);
    if (plain >= 0) {
      text.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(plain));
      return 2;
    }
    int digits = digits(c);
    int from = c >= '0' && c <= '7' ? at : at + 1;
    int radix = c >= '0' && c <= '7' ? 8 : 16;
    text.appendCodePoint(Integer.parseInt(inside.substring(from, from + digits), radix));
    return from + digits - at + 1;
  }

  /// How many digits follow such an escape; 0 when there is none of that name.
  static int digits(char escape) {
    return switch (escape) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
      default -> 0;
    };
  }
}
