package turbulence.simulator.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An exact amount and the way in which it was written; two ways of one amount are different
/// records that [#compareTo] finds equal.
public record Quantity(BigDecimal value, Form form) implements Comparable<Quantity> {
  /// How an amount is written: `1k`, `1Ki` or `1e3`.
  public enum Form {
    DECIMAL,
    BINARY,
    EXPONENT
  }

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Form.DECIMAL);

  /// What a server says of a text that is no quantity.
  public static final String COMPLAINT =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigInteger TEN = BigInteger.TEN;
  private static final BigInteger KIBI = BigInteger.valueOf(1024);
  private static final int FINEST = 9;
  private static final int LONGEST_EXPONENT = 3;
  private static final String BINARY = "KMGTPE";
  private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};

  /// The amount that the text says, or nothing when it says none.
  public static Optional<Quantity> parse(String text) {
    return Optional.ofNullable(read(text));
  }

  /// The amount that the text says, or zero when it says none.
  public static Quantity of(String text) {
    Quantity read = read(text);
    return read == null ? ZERO : read;
  }

  public static Quantity of(long units) {
    return new Quantity(BigDecimal.valueOf(units), Form.DECIMAL);
  }

  /// The way in which servers write that amount; a text that is no quantity stays as it is.
  public static String canonical(String text) {
    if (isCanonical(text)) {
      return text;
    }
    Quantity read = read(text);
    return read == null ? text : read.toString();
  }

  /// Whether the text is, for sure, what a server would write: most are, and need no arithmetic.
  private static boolean isCanonical(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 3 || text.charAt(0) == '0') {
      return false;
    }
    return switch (text.length() - digits) {
      case 0 -> true;
      case 1 -> "mkMGT".indexOf(text.charAt(digits)) >= 0;
      case 2 -> text.charAt(digits + 1) == 'i' && "KMGT".indexOf(text.charAt(digits)) >= 0;
      default -> false;
    };
  }

  private static @Nullable Quantity read(String written) {
    String text = written.strip();
    int digits = endOfNumber(text);
    BigDecimal number = digits < 0 ? null : number(text, digits);
    if (number == null) {
      return null;
    }
    String suffix = text.substring(digits);
    Form form = form(suffix);
    if (form == null) {
      return null;
    }
    BigDecimal scaled = scaled(number, suffix, form);
    return scaled == null ? null : new Quantity(bounded(scaled), form);
  }

  private static int endOfNumber(String text) {
    int at = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    boolean point = false;
    boolean digit = false;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && !point)) {
      point |= text.charAt(at) == '.';
      digit |= isDigit(text.charAt(at));
      at++;
    }
    return digit ? at : -1;
  }

  private static @Nullable BigDecimal number(String text, int end) {
    int start = text.charAt(0) == '+' ? 1 : 0;
    try {
      return new BigDecimal(text.toCharArray(), start, end - start);
    } catch (NumberFormatException tooWild) {
      return null;
    }
  }

  private static @Nullable Form form(String suffix) {
    if (suffix.length() == 2 && suffix.charAt(1) == 'i' && BINARY.indexOf(suffix.charAt(0)) >= 0) {
      return Form.BINARY;
    }
    if (suffix.length() <= 1 && scale(suffix) != Integer.MIN_VALUE) {
      return Form.DECIMAL;
    }
    return suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')
        ? Form.EXPONENT
        : null;
  }

  private static int scale(String suffix) {
    for (int i = 0; i < DECIMAL.length; i++) {
      if (DECIMAL[i].equals(suffix)) {
        return (i - 3) * 3;
      }
    }
    return Integer.MIN_VALUE;
  }

  private static @Nullable BigDecimal scaled(BigDecimal number, String suffix, Form form) {
    return switch (form) {
      case BINARY ->
          number.multiply(new BigDecimal(KIBI.pow(BINARY.indexOf(suffix.charAt(0)) + 1)));
      case DECIMAL -> number.scaleByPowerOfTen(scale(suffix));
      case EXPONENT -> withExponent(number, suffix);
    };
  }

  private static @Nullable BigDecimal withExponent(BigDecimal number, String suffix) {
    int start = suffix.charAt(1) == '-' || suffix.charAt(1) == '+' ? 2 : 1;
    if (start == suffix.length() || suffix.length() - start > LONGEST_EXPONENT) {
      return null;
    }
    int exponent = 0;
    for (int i = start; i < suffix.length(); i++) {
      if (!isDigit(suffix.charAt(i))) {
        return null;
      }
      exponent = exponent * 10 + suffix.charAt(i) - '0';
    }
    return number.scaleByPowerOfTen(suffix.charAt(1) == '-' ? -exponent : exponent);
  }

  /// No amount is finer than a billionth, nor larger than a signed word of 64 bits.
  private static BigDecimal bounded(BigDecimal value) {
    BigDecimal rounded = value.scale() > FINEST ? value.setScale(FINEST, RoundingMode.UP) : value;
    return rounded.compareTo(LARGEST) > 0
        ? LARGEST
        : rounded.compareTo(LARGEST.negate()) < 0 ? LARGEST.negate() : rounded;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value), signum() == 0 ? other.form : form);
  }

  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value), form);
  }

  public Quantity max(Quantity other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// -1, 0 or 1.
  public int signum() {
    return value.signum();
  }

  public boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }

  /// Thousandths, rounded up: how processors are counted.
  public long milli() {
    return clamped(value.movePointRight(3));
  }

  /// Whole units, rounded up.
  public long units() {
    return clamped(value);
  }

  private static long clamped(BigDecimal amount) {
    BigInteger whole = amount.setScale(0, RoundingMode.CEILING).toBigInteger();
    return whole.bitLength() < Long.SIZE
        ? whole.longValue()
        : whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /// By amount, however written.
  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  /// As servers write it.
  @Override
  public String toString() {
    if (value.signum() == 0) {
      return "0";
    }
    if (form == Form.BINARY && isWhole() && value.abs().compareTo(new BigDecimal(KIBI)) >= 0) {
      return binary();
    }
    return decimal();
  }

  private String binary() {
    BigInteger number = value.toBigInteger();
    int times = 0;
    while (times < BINARY.length() && number.mod(KIBI).signum() == 0) {
      number = number.divide(KIBI);
      times++;
    }
    return number + (times == 0 ? "" : BINARY.charAt(times - 1) + "i");
  }

  private String decimal() {
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = -stripped.scale();
    int beyond = Math.floorMod(exponent, 3);
    exponent -= beyond;
    BigInteger number = stripped.unscaledValue().multiply(TEN.pow(beyond));
    while (exponent > 18) {
      number = number.multiply(TEN);
      exponent--;
    }
    if (form == Form.EXPONENT) {
      return number + (exponent == 0 ? "" : "e" + exponent);
    }
    return number + DECIMAL[exponent / 3 + 3];
  }
}
