package turbulence.faults.istio.fault;

/// Times as Istio writes them, such as `1m30s`.
final class Times {
  private Times() {}

  /// Whether it is one of those, and not of zero length.
  static boolean isTime(String text) {
    int at = 0;
    boolean positive = false;
    while (at < text.length()) {
      int unit = at;
      while (unit < text.length() && isDigit(text.charAt(unit))) {
        positive |= text.charAt(unit) >= '1' && text.charAt(unit) <= '9';
        unit++;
      }
      int end = unit;
      while (end < text.length() && !isDigit(text.charAt(end))) {
        end++;
      }
      if (unit == at || !isUnit(text.substring(unit, end)) || !isNumber(text, at, unit)) {
        return false;
      }
      at = end;
    }
    return positive;
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static boolean isNumber(String text, int from, int to) {
    int dot = text.indexOf('.', from);
    return dot < 0 || dot >= to || (dot == text.lastIndexOf('.', to - 1) && to - from > 1);
  }

  private static boolean isUnit(String unit) {
    return unit.equals("h") || unit.equals("m") || unit.equals("s") || unit.equals("ms");
  }
}
