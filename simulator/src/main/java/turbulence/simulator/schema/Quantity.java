package turbulence.simulator.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

/// An amount such as `500m` or `2Gi`: its value, and the family of suffixes that it is written
/// with.
public record Quantity(BigDecimal value, Family family) {
  private static final String FORM =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String SUFFIX = "unable to parse quantity's suffix";
  private static final Map<String, Integer> DECIMAL =
      Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final String[] DECIMAL_NAMES = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
  private static final String[] BINARY_NAMES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
  private static final BigInteger KIBI = BigInteger.valueOf(1024);
  private static final BigDecimal MOST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int LONGEST_EXPONENT = 4;

  /// The suffixes of an amount.
  public enum Family {
    DECIMAL,
    BINARY,
    EXPONENT
  }

  /// A text that is no amount.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  public static Quantity parse(String text) throws Malformed {
    int split = numberEnd(text);
    String suffix = text.substring(split);
    BigDecimal number = number(text.substring(0, split));
    for (int i = 1; i < BINARY_NAMES.length; i++) {
      if (BINARY_NAMES[i].equals(suffix)) {
        BigDecimal value = rounded(number.multiply(new BigDecimal(KIBI.pow(i))));
        boolean small = value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
        return new Quantity(value.min(MOST_BINARY), small ? Family.DECIMAL : Family.BINARY);
      }
    }
    Integer power = DECIMAL.get(suffix);
    if (power != null) {
      return new Quantity(rounded(number.scaleByPowerOfTen(power)), Family.DECIMAL);
    }
    return new Quantity(rounded(number.scaleByPowerOfTen(exponent(suffix))), Family.EXPONENT);
  }

  private static int numberEnd(String text) throws Malformed {
    int at = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    boolean dotted = false;
    while (at < text.length() && (isDigit(text.charAt(at)) || !dotted && text.charAt(at) == '.')) {
      dotted |= text.charAt(at) == '.';
      at++;
    }
    int end = at;
    while (at < text.length() && "eEinumkKMGTP".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (text.isEmpty() || at < text.length()) {
      throw new Malformed(FORM);
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  // A sign or a dot alone is zero to a server.
  private static BigDecimal number(String text) {
    StringBuilder digits = new StringBuilder(text);
    boolean bare = text.chars().noneMatch(c -> isDigit((char) c));
    return bare
        ? BigDecimal.ZERO
        : new BigDecimal(digits.append(endsInDot(text) ? "0" : "").toString());
  }

  private static boolean endsInDot(String text) {
    return text.endsWith(".");
  }

  private static int exponent(String suffix) throws Malformed {
    boolean marked = suffix.length() > 1 && "eE".indexOf(suffix.charAt(0)) >= 0;
    String power = marked ? suffix.substring(1) : "";
    boolean signed = !power.isEmpty() && "+-".indexOf(power.charAt(0)) >= 0;
    String digits = signed ? power.substring(1) : power;
    boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> isDigit((char) c));
    if (!whole || digits.length() > LONGEST_EXPONENT) {
      throw new Malformed(SUFFIX);
    }
    return Integer.parseInt(power);
  }

  /// Amounts are kept to a billionth; what is less is rounded away from zero.
  private static BigDecimal rounded(BigDecimal value) {
    return value.scale() > 9 ? value.setScale(9, RoundingMode.UP) : value;
  }

  /// The text as a server gives it back.
  static String usual(String text) throws Malformed {
    if (isUsual(text)) {
      return text;
    }
    return parse(text).toString();
  }

  // Saves the arithmetic for what most objects hold: 100m, 5, 64Mi.
  private static boolean isUsual(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 5 || text.charAt(0) == '0' && digits > 1) {
      return false;
    }
    return switch (text.substring(digits)) {
      case "m", "k", "M", "G" -> text.charAt(0) != '0' && !text.startsWith("000", digits - 3);
      case "" -> !text.startsWith("000", digits - 3);
      case "Ki", "Mi", "Gi" -> (Integer.parseInt(text.substring(0, digits)) & 7) != 0;
      default -> false;
    };
  }

  /// The shortest form of the same family without a fraction.
  @Override
  public String toString() {
    if (value.signum() == 0) {
      return "0";
    }
    boolean small = value.abs().compareTo(BigDecimal.valueOf(1024)) < 0;
    return family == Family.BINARY && !small ? binary() : decimal();
  }

  private String binary() {
    BigInteger number = value.setScale(0, RoundingMode.UP).toBigInteger();
    int power = 0;
    while (power < BINARY_NAMES.length - 1 && number.mod(KIBI).signum() == 0) {
      number = number.divide(KIBI);
      power++;
    }
    return number + BINARY_NAMES[power];
  }

  private String decimal() {
    BigInteger number = value.scaleByPowerOfTen(9).toBigInteger();
    int power = -9;
    while (number.mod(THOUSAND).signum() == 0 && (power < 18 || family == Family.EXPONENT)) {
      number = number.divide(THOUSAND);
      power += 3;
    }
    if (family == Family.EXPONENT) {
      return power == 0 ? number.toString() : number + "e" + power;
    }
    return number + DECIMAL_NAMES[power / 3 + 3];
  }
}
