package turbulence.experiment.python;

/// The characters of a pattern, read from left to right.
final class RegexSource {
  static final int END = -1;

  private final int[] points;
  private int at;

  RegexSource(String pattern) {
    points = pattern.codePoints().toArray();
  }

  int at() {
    return at;
  }

  void backTo(int position) {
    at = position;
  }

  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return at + ahead < points.length ? points[at + ahead] : END;
  }

  int next() {
    return at < points.length ? points[at++] : END;
  }

  boolean accept(int point) {
    if (peek() == point) {
      at++;
      return true;
    }
    return false;
  }

  boolean accept(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    at += text.length();
    return true;
  }

  /// Takes up to that many of those characters.
  String take(int most, String allowed) {
    int start = at;
    while (at - start < most && peek() != END && allowed.indexOf(peek()) >= 0) {
      at++;
    }
    return since(start);
  }

  /// Takes all until the terminator, and the terminator too.
  String takeUntil(char terminator, String what) throws BadPattern {
    int start = at;
    while (peek() != terminator) {
      if (next() == END) {
        throw BadPattern.refused(
            start == at ? "missing " + what : "missing " + terminator + ", unterminated name",
            start);
      }
    }
    String taken = since(start);
    at++;
    if (taken.isEmpty()) {
      throw BadPattern.refused("missing " + what, start);
    }
    return taken;
  }

  void skipSpaceAndComments() {
    while (peek() != END) {
      if (accept('#')) {
        while (peek() != END && next() != '\n') {}
      } else if (" \t\n\r\u000b\f".indexOf(peek()) >= 0) {
        at++;
      } else {
        return;
      }
    }
  }

  /// What was read since that position.
  String since(int start) {
    return new String(points, start, at - start);
  }
}
