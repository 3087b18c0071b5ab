package turbulence.simulator.promql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as Go reads and writes them.
public final class Numbers {
  private Numbers() {}

  /// As samples are written: never with an exponent unless the number is very large or small.
  public static String text(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    } else if (value == Math.rint(value) && size < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (size >= 1e-6 && size < 1e21) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String sign = exponent < 0 ? "-" : "+";
    int power = Math.abs(exponent);
    return (value < 0 ? "-" : "") + mantissa + "e" + sign + (power < 10 ? "0" : "") + power;
  }

  /// Reads a number with its sign, `Inf` and `NaN` included; empty when it is none.
  public static OptionalDouble parse(String text) {
    String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    double sign = text.startsWith("-") ? -1 : 1;
    String word = bare.toLowerCase(Locale.ROOT);
    if (word.equals("inf") || word.equals("infinity")) {
      return OptionalDouble.of(sign * Double.POSITIVE_INFINITY);
    } else if (word.equals("nan")) {
      return OptionalDouble.of(Double.NaN);
    } else if (word.isEmpty() || !isPlain(word)) {
      return OptionalDouble.empty();
    }
    try {
      String digits = word.replace("_", "");
      return OptionalDouble.of(
          sign
              * (digits.startsWith("0x")
                  ? new java.math.BigInteger(digits.substring(2), 16).doubleValue()
                  : Double.parseDouble(digits)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /// Java takes suffixes and blanks that Go does not.
  private static boolean isPlain(String word) {
    if (word.startsWith("0x")) {
      return word.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0 || c == '_');
    }
    return word.chars().allMatch(c -> c >= '0' && c <= '9' || "._e+-".indexOf(c) >= 0);
  }
}
