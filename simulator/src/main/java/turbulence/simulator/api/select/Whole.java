package turbulence.simulator.api.select;

/// Whole numbers of 64 bits written as text, as labels hold them.
final class Whole {
  private Whole() {}

  static boolean is(String text) {
    int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > digits && fits(text);
  }

  private static boolean fits(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /// False when one of them is no such number.
  static boolean isLess(String one, String other) {
    return is(one) && is(other) && Long.parseLong(one) < Long.parseLong(other);
  }
}
