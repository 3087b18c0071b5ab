package turbulence.json.yaml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// YAML 1.1's real numbers, which need a dot: `1.5`, `.5`, `1.e+3`, `.inf`, `.nan`, `1:30.5` in
/// base 60. An exponent needs its sign.
final class Reals {
  private Reals() {}

  /// The number, or null when the text is none.
  static @Nullable Double parse(String text) {
    Double special = special(text);
    if (special != null) {
      return special;
    }
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int start = signed ? 1 : 0;
    boolean pointed = text.startsWith(".");
    int dot = pointed ? 0 : dot(text, start);
    if (dot < 0 || (pointed && Digits.plainEnd(text, 1) == 1)) {
      return null;
    }
    boolean sixties = text.lastIndexOf(':', dot) >= 0;
    int end = Digits.end(text, dot + 1, 10);
    if (!sixties) {
      end = exponentEnd(text, end);
    }
    if (end < text.length()) {
      return null;
    }
    String plain = text.substring(start).replace("_", "");
    double value = sixties ? sixties(plain) : Double.parseDouble(plain);
    return text.startsWith("-") ? -value : value;
  }

  /// The number after `!!float`, where a dot is not needed and the exponent's sign neither.
  static @Nullable Double parseTagged(String tagged) {
    String text = tagged.strip().replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    String plain = negative || text.startsWith("+") ? text.substring(1) : text;
    Double value = special("." + plain);
    if (value == null) {
      value = special(plain);
    }
    if (value == null) {
      value = sixtiesOrNull(plain);
    }
    if (value == null || !negative) {
      return value;
    }
    return -value;
  }

  private static @Nullable Double sixtiesOrNull(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-e:".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      return sixties(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Double special(String text) {
    return switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      default -> null;
    };
  }

  /// Where the dot stands after a digit, more digits and parts in base 60; -1 when there is none.
  private static int dot(String text, int start) {
    if (Digits.plainEnd(text, start) == start) {
      return -1;
    }
    int end = Digits.end(text, start, 10);
    if (end < text.length() && text.charAt(end) == ':') {
      end = Digits.sixtiesEnd(text, end);
    }
    return end >= 0 && end < text.length() && text.charAt(end) == '.' ? end : -1;
  }

  private static int exponentEnd(String text, int start) {
    boolean exponent =
        start + 2 < text.length()
            && "eE".indexOf(text.charAt(start)) >= 0
            && "+-".indexOf(text.charAt(start + 1)) >= 0;
    return exponent ? Digits.plainEnd(text, start + 2) : start;
  }

  /// Adds from the last part on, as Python does, because the order shows in the last digit.
  private static double sixties(String text) {
    String[] parts = text.split(":", -1);
    double value = 0;
    double base = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      value += Double.parseDouble(parts[i]) * base;
      base *= 60;
    }
    return value;
  }
}
