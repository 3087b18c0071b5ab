package turbulence.json;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads numbers: whole ones exactly, the others as the nearest double.
final class NumberScanner {
  /// As many digits as Python reads; reading takes time that grows with the square.
  private static final int MOST_DIGITS = 4300;

  private static final int DIGITS_OF_LONG = 18;
  private static final int SMALL = 256;

  private final JsonSource source;
  private final @Nullable JsonNumber[] small = new @Nullable JsonNumber[SMALL];

  NumberScanner(JsonSource source) {
    this.source = source;
  }

  /// The number whose first character, a minus or a digit, has just been taken.
  JsonNumber number(int first) throws IOException {
    source.mark = source.at - 1;
    int digit = first == '-' ? source.take() : first;
    if (digit == 'I' && first == '-') {
      source.mark = -1;
      return minus(source.word(digit));
    }
    int digits = whole(digit);
    boolean fraction = fraction();
    boolean real = exponent() || fraction;
    JsonNumber number = real ? new JsonNumber(Double.parseDouble(taken())) : whole(first, digits);
    source.mark = -1;
    return number;
  }

  private JsonNumber minus(String word) throws JsonMalformed {
    if (word.equals("Infinity")) {
      return new JsonNumber(Double.NEGATIVE_INFINITY);
    }
    throw source.unexpected("a digit", word, source.column() - word.length());
  }

  private int whole(int digit) throws IOException {
    if (digit < '0' || digit > '9') {
      throw source.unexpected("a digit", digit);
    }
    if (digit == '0') {
      if (isDigit(source.peek())) {
        throw source.malformed("a number may not start with 0");
      }
      return 1;
    }
    return 1 + digits();
  }

  private boolean fraction() throws IOException {
    if (source.peek() != '.') {
      return false;
    }
    source.at++;
    someDigits();
    return true;
  }

  private boolean exponent() throws IOException {
    int c = source.peek();
    if (c != 'e' && c != 'E') {
      return false;
    }
    source.at++;
    int sign = source.peek();
    if (sign == '+' || sign == '-') {
      source.at++;
    }
    someDigits();
    return true;
  }

  private void someDigits() throws IOException {
    if (digits() == 0) {
      throw source.unexpected("a digit", source.take());
    }
  }

  private int digits() throws IOException {
    int count = 0;
    while (isDigit(source.peek())) {
      source.at++;
      count++;
    }
    return count;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private String taken() {
    int length = source.at - source.mark;
    return new String(source.buffer, source.mark, length, StandardCharsets.ISO_8859_1);
  }

  private JsonNumber whole(int first, int digits) throws JsonMalformed {
    if (digits > DIGITS_OF_LONG) {
      if (digits > MOST_DIGITS) {
        throw source.malformed("a whole number of " + digits + " digits, more than " + MOST_DIGITS);
      }
      return new JsonNumber(new BigInteger(taken()));
    }
    long value = 0;
    for (int i = source.at - digits; i < source.at; i++) {
      value = value * 10 + source.buffer[i] - '0';
    }
    return first == '-' ? new JsonNumber(-value) : remembered(value);
  }

  private JsonNumber remembered(long value) {
    if (value >= SMALL) {
      return new JsonNumber(value);
    }
    JsonNumber known = small[(int) value];
    if (known == null) {
      known = new JsonNumber(value);
      small[(int) value] = known;
    }
    return known;
  }
}
