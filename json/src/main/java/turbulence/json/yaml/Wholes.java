package turbulence.json.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// YAML 1.1's whole numbers: decimal, `0b1`, `017`, `0x1F`, `1:30` in base 60, all with underscores
/// where one likes.
final class Wholes {
  /// As many digits as Python reads; reading takes time that grows with the square.
  private static final int MOST_DIGITS = 4300;

  private static final int DIGITS_OF_LONG = 18;
  private static final BigInteger SIXTY = BigInteger.valueOf(60);

  private Wholes() {}

  /// The number, or null when the text is none.
  static @Nullable Number parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = radix(digits);
    if (radix == 0) {
      return null;
    }
    String plain = digits.substring(radix == 2 || radix == 16 ? 2 : 0).replace("_", "");
    if (plain.isEmpty()) {
      return null;
    }
    if (plain.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "a whole number of " + plain.length() + " digits, more than " + MOST_DIGITS);
    }
    return value(plain, radix, text.startsWith("-"));
  }

  private static Number value(String digits, int radix, boolean negative) {
    if (radix == 60) {
      BigInteger value = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        value = value.multiply(SIXTY).add(new BigInteger(part));
      }
      return negative ? value.negate() : value;
    }
    if (digits.length() <= DIGITS_OF_LONG && radix <= 10) {
      long value = Long.parseLong(digits, radix);
      return negative ? -value : value;
    }
    BigInteger value = new BigInteger(digits, radix);
    return negative ? value.negate() : value;
  }

  /// The base that the text without its sign is written in, or 0 when it is no whole number.
  private static int radix(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    char first = digits.charAt(0);
    if (first == '0') {
      return radixAfterZero(digits);
    }
    int end = Digits.end(digits, 0, 10);
    if (first < '1' || first > '9') {
      return 0;
    }
    if (end == digits.length()) {
      return 10;
    }
    return Digits.sixtiesEnd(digits, end) == digits.length() ? 60 : 0;
  }

  private static int radixAfterZero(String digits) {
    int length = digits.length();
    if (length == 1) {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'b' -> length > 2 && Digits.end(digits, 2, 2) == length ? 2 : 0;
      case 'x' -> length > 2 && Digits.end(digits, 2, 16) == length ? 16 : 0;
      default -> Digits.end(digits, 1, 8) == length ? 8 : 0;
    };
  }
}
