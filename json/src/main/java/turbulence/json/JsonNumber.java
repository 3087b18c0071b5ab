package turbulence.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A number, held as one of three: a Long, a BigInteger that fits no Long, or a Double.
///
/// Whole and real numbers stay apart, as they do in the files that people write: 1 and 1.0 are two
/// trees, though [#sameValue] finds them equal.
public record JsonNumber(Number value) implements Json {
  public JsonNumber {
    value =
        switch (value) {
          case Long whole -> whole;
          case Double real -> real;
          case BigInteger big -> big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
          case BigDecimal decimal -> decimal.doubleValue();
          case Float real -> Double.parseDouble(real.toString());
          default -> value.longValue();
        };
  }

  public boolean isWhole() {
    return !(value instanceof Double);
  }

  /// Equality by value, over the border between whole and real numbers.
  public boolean sameValue(JsonNumber other) {
    if (isWhole() == other.isWhole()) {
      return value.equals(other.value);
    }
    Number real = isWhole() ? other.value : value;
    return Double.isFinite(real.doubleValue()) && decimal().compareTo(other.decimal()) == 0;
  }

  /// The exact value; only for finite numbers.
  public BigDecimal decimal() {
    return switch (value) {
      case BigInteger big -> new BigDecimal(big);
      case Double real -> new BigDecimal(real);
      default -> BigDecimal.valueOf(value.longValue());
    };
  }

  public double doubleValue() {
    return value.doubleValue();
  }

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }
}
