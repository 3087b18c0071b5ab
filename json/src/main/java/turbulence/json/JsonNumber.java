package turbulence.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A number, held as one of three: a Long, a BigInteger that fits no Long, or a Double.
///
/// Whole and real numbers stay apart, as they do in the files that people write: 1 and 1.0 are two
/// trees, though [#sameValue] finds them equal.
public record JsonNumber(Number value) implements Json {
  public JsonNumber {
    if (!(value instanceof Long || value instanceof Double)) {
      value = narrowed(value);
    }
  }

  // No switch over patterns: every run reads numbers, and linking such a switch takes 10 ms.
  private static Number narrowed(Number value) {
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    if (value instanceof Float || value instanceof BigDecimal) {
      return Double.parseDouble(value.toString());
    }
    return value.longValue();
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
    if (value instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    return isWhole() ? BigDecimal.valueOf(value.longValue()) : new BigDecimal(value.doubleValue());
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
