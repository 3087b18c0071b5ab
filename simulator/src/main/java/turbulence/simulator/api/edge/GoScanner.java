package turbulence.simulator.api.edge;

import org.jspecify.annotations.Nullable;

/// Walks a text as Go's JSON scanner does, for the words of its complaint only.
final class GoScanner {
  /// Go's limit is twenty times as much; what is deeper than this was refused before it came here,
  /// and would cost more stack than a thread has.
  private static final int DEEPEST = 500;

  private final String text;
  private int at;
  private int depth;

  GoScanner(String text) {
    this.text = text;
  }

  /// Empty when nothing is wrong.
  String complaint() {
    try {
      value("looking for beginning of value");
      spaces();
      if (at < text.length()) {
        throw unexpected("after top-level value");
      }
      return "";
    } catch (Complaint complaint) {
      return String.valueOf(complaint.getMessage());
    }
  }

  private void value(String context) throws Complaint {
    spaces();
    char c = current();
    if (c == '{') {
      object();
    } else if (c == '[') {
      array();
    } else if (c == '"') {
      string();
    } else if (c == '-' || c >= '0' && c <= '9') {
      number();
    } else if (c == 't') {
      literal("true");
    } else if (c == 'f') {
      literal("false");
    } else if (c == 'n') {
      literal("null");
    } else {
      throw unexpected(context);
    }
  }

  private void deeper() throws Complaint {
    if (++depth > DEEPEST) {
      throw new Complaint("exceeded max depth");
    }
  }

  private void object() throws Complaint {
    deeper();
    at++;
    spaces();
    if (current() == '}') {
      at++;
      depth--;
      return;
    }
    while (true) {
      spaces();
      if (current() != '"') {
        throw unexpected("looking for beginning of object key string");
      }
      string();
      spaces();
      if (current() != ':') {
        throw unexpected("after object key");
      }
      at++;
      value("looking for beginning of value");
      spaces();
      char c = current();
      if (c != ',' && c != '}') {
        throw unexpected("after object key:value pair");
      }
      at++;
      if (c == '}') {
        depth--;
        return;
      }
    }
  }

  private void array() throws Complaint {
    deeper();
    at++;
    spaces();
    if (current() == ']') {
      at++;
      depth--;
      return;
    }
    while (true) {
      value("looking for beginning of value");
      spaces();
      char c = current();
      if (c != ',' && c != ']') {
        throw unexpected("after array element");
      }
      at++;
      if (c == ']') {
        depth--;
        return;
      }
    }
  }

  private void string() throws Complaint {
    at++;
    while (current() != '"') {
      if (current() < ' ') {
        throw unexpected("in string literal");
      } else if (current() == '\\') {
        escape();
      }
      at++;
    }
    at++;
  }

  private void escape() throws Complaint {
    at++;
    if (current() == 'u') {
      for (int i = 0; i < 4; i++) {
        at++;
        if (Character.digit(current(), 16) < 0) {
          throw unexpected("in \\u hexadecimal character escape");
        }
      }
    } else if ("bfnrt\\/\"".indexOf(current()) < 0) {
      throw unexpected("in string escape code");
    }
  }

  private void number() throws Complaint {
    if (current() == '-') {
      at++;
      if (!isDigit()) {
        throw unexpected("in numeric literal");
      }
    }
    if (current() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      if (!isDigit()) {
        throw unexpected("after decimal point in numeric literal");
      }
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (current() == '+' || current() == '-') {
        at++;
      }
      if (!isDigit()) {
        throw unexpected("in exponent of numeric literal");
      }
      digits();
    }
  }

  private boolean isDigit() throws Complaint {
    return current() >= '0' && current() <= '9';
  }

  private void digits() {
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
  }

  private void literal(String word) throws Complaint {
    for (int i = 0; i < word.length(); i++) {
      if (current() != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      at++;
    }
  }

  private void spaces() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char current() throws Complaint {
    if (at >= text.length()) {
      throw new Complaint("unexpected end of JSON input");
    }
    return text.charAt(at);
  }

  private Complaint unexpected(String where) {
    return new Complaint("invalid character " + quoted(text.charAt(at)) + " " + where);
  }

  private static String quoted(char c) {
    @Nullable String brief =
        switch (c) {
          case '\'' -> "\\'";
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          case '\t' -> "\\t";
          default -> null;
        };
    if (brief != null) {
      return "'" + brief + "'";
    }
    return c == '"' ? "'\"'" : c < ' ' ? "'\\x" + hex(c) + "'" : "'" + c + "'";
  }

  private static String hex(char c) {
    return (c < 16 ? "0" : "") + Integer.toHexString(c);
  }

  /// The first thing that is wrong.
  private static final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;

    Complaint(String words) {
      super(words, null, false, false);
    }
  }
}
