package turbulence.experiment.jsonpath;

import turbulence.json.JsonNumber;

/// The characters of a standard path, read from left to right, and the words that they form.
final class StandardScanner {
  private static final long FARTHEST = (1L << 53) - 1;

  private final String path;
  private int at;

  StandardScanner(String path) {
    this.path = path;
  }

  int at() {
    return at;
  }

  void backTo(int place) {
    at = place;
  }

  boolean isEnd() {
    return at == path.length();
  }

  char peek() {
    return at < path.length() ? path.charAt(at) : 0;
  }

  boolean accept(String text) {
    boolean there = path.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  void expect(String text) throws BadPath {
    if (!accept(text)) {
      throw fault(text);
    }
  }

  void skipSpace() {
    while (at < path.length() && " \t\n\r".indexOf(path.charAt(at)) >= 0) {
      at++;
    }
  }

  BadPath fault(String expected) {
    String seen = isEnd() ? "the end" : path.substring(at, path.offsetByCodePoints(at, 1));
    return new BadPath("expected " + expected + ", not " + seen, at);
  }

  boolean isDigit() {
    return peek() >= '0' && peek() <= '9';
  }

  boolean isNameStart() {
    int point = isEnd() ? 0 : path.codePointAt(at);
    return point == '_'
        || (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= 0x80 && !(point >= 0xd800 && point <= 0xdfff));
  }

  /// A name as it may stand behind a dot.
  String bareName() throws BadPath {
    if (!isNameStart()) {
      throw fault("a name or *");
    }
    int start = at;
    while (isNameStart() || isDigit()) {
      at += Character.charCount(path.codePointAt(at));
    }
    return path.substring(start, at);
  }

  /// The name of a function, or a word such as `true`.
  String word() {
    int start = at;
    while ((peek() >= 'a' && peek() <= 'z') || (at > start && (isDigit() || peek() == '_'))) {
      at++;
    }
    return path.substring(start, at);
  }

  /// A place in an array, without leading zeros and within what JSON numbers can hold exactly.
  long whole() throws BadPath {
    int start = at;
    boolean negative = accept("-");
    int digits = at;
    skipDigits();
    String text = path.substring(digits, at);
    boolean padded = text.startsWith("0") && (text.length() > 1 || negative);
    if (text.isEmpty() || padded || text.length() > 16 || Long.parseLong(text) > FARTHEST) {
      at = start;
      throw fault("a whole number without leading zeros and below 2^53");
    }
    return negative ? -Long.parseLong(text) : Long.parseLong(text);
  }

  /// A number as JSON writes it.
  JsonNumber number() throws BadPath {
    int start = at;
    accept("-");
    int digits = at;
    skipDigits();
    boolean good = at > digits && (path.charAt(digits) != '0' || at == digits + 1);
    int real = at;
    if (accept(".")) {
      good &= isDigit();
      skipDigits();
    }
    if (accept("e") || accept("E")) {
      if (!accept("+")) {
        accept("-");
      }
      good &= isDigit();
      skipDigits();
    }
    if (!good) {
      at = start;
      throw fault("a number as JSON writes it");
    }
    String text = path.substring(start, at);
    return new JsonNumber(
        at == real ? (Number) new java.math.BigInteger(text) : Double.valueOf(text));
  }

  private void skipDigits() {
    while (isDigit()) {
      at++;
    }
  }

  /// A text in single or double quotes.
  String quoted() throws BadPath {
    char quote = path.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (peek() != quote) {
      if (isEnd() || peek() < ' ') {
        throw fault("the end of the text, " + quote);
      }
      if (peek() == '\\') {
        text.appendCodePoint(escape(quote));
      } else {
        int point = path.codePointAt(at);
        if (Character.charCount(point) == 1 && Character.isSurrogate((char) point)) {
          throw fault("whole characters");
        }
        text.appendCodePoint(point);
        at += Character.charCount(point);
      }
    }
    at++;
    return text.toString();
  }

  private int escape(char quote) throws BadPath {
    at++;
    char letter = peek();
    int known = "bfnrt/\\".indexOf(letter);
    if (letter == quote || (known >= 0 && letter != 0)) {
      at++;
      return letter == quote ? quote : "\b\f\n\r\t/\\".charAt(known);
    }
    if (letter != 'u') {
      throw fault("an escape: one of b f n r t / \\ u " + quote);
    }
    at++;
    int unit = hex();
    if (!Character.isSurrogate((char) unit)) {
      return unit;
    }
    if (Character.isHighSurrogate((char) unit) && accept("\\u")) {
      int low = hex();
      if (Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) unit, (char) low);
      }
    }
    throw fault("the other half of a surrogate pair");
  }

  private int hex() throws BadPath {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = "0123456789abcdef".indexOf(Character.toLowerCase(peek()));
      if (digit < 0 || peek() >= 0x80) {
        throw fault("four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return value;
  }
}
