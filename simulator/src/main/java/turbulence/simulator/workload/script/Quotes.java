package turbulence.simulator.workload.script;

/// Finds where quoted and substituted parts of a word end.
final class Quotes {
  private Quotes() {}

  /// The place behind the character, quoted part or substitution that begins there.
  static int end(String text, int at) throws BadScript {
    return switch (text.charAt(at)) {
      case '\\' -> Math.min(at + 2, text.length());
      case '\'' -> closing(text, at + 1, '\'') + 1;
      case '`' -> closing(text, at + 1, '`') + 1;
      case '"' -> doubleQuote(text, at + 1);
      case '$' -> dollar(text, at);
      default -> at + 1;
    };
  }

  private static int closing(String text, int from, char quote) throws BadScript {
    int end = text.indexOf(quote, from);
    if (end < 0) {
      throw new BadScript("unterminated quoted string");
    }
    return end;
  }

  private static int doubleQuote(String text, int from) throws BadScript {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      at = text.charAt(at) == '\'' ? at + 1 : end(text, at);
    }
    if (at >= text.length()) {
      throw new BadScript("unterminated quoted string");
    }
    return at + 1;
  }

  private static int dollar(String text, int at) throws BadScript {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (next == '(') {
      return balanced(text, at + 1, '(', ')');
    }
    return next == '{' ? balanced(text, at + 1, '{', '}') : at + 1;
  }

  private static int balanced(String text, int from, char open, char close) throws BadScript {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return at + 1;
      }
      at = c == '\'' || c == '"' || c == '\\' ? end(text, at) : at + 1;
    }
    throw new BadScript("unterminated substitution");
  }
}
