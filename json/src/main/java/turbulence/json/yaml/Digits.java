package turbulence.json.yaml;

/// How far digits reach in a text.
final class Digits {
  private Digits() {}

  /// Where digits of that base and underscores end that start there.
  static int end(String text, int start, int radix) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == '_' || is(text.charAt(at), radix))) {
      at++;
    }
    return at;
  }

  /// Where plain decimal digits end that start there.
  static int plainEnd(String text, int start) {
    int at = start;
    while (at < text.length() && is(text.charAt(at), 10)) {
      at++;
    }
    return at;
  }

  /// Where parts such as `:30` end, each from 0 to 59, that start there; -1 when there is none.
  static int sixtiesEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ':') {
      int end = plainEnd(text, at + 1);
      int size = end - at - 1;
      if (size == 0 || size > 2 || (size == 2 && text.charAt(at + 1) > '5')) {
        return -1;
      }
      at = end;
    }
    return at == start ? -1 : at;
  }

  private static boolean is(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }
}
