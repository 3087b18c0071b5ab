package turbulence.experiment.python;

import java.math.BigDecimal;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Truth, equality, membership and order of values, as Python has them.
public final class PythonValue {
  private static final JsonNumber ONE = new JsonNumber(1L);
  private static final JsonNumber ZERO = new JsonNumber(0L);

  private PythonValue() {}

  /// What `bool(value)` gives.
  public static boolean isTrue(Json value) {
    if (value instanceof JsonText text) {
      return !text.value().isEmpty();
    } else if (value instanceof JsonBool flag) {
      return flag.value();
    } else if (value instanceof JsonNumber number) {
      return number.doubleValue() != 0;
    } else if (value instanceof JsonArray array) {
      return !array.isEmpty();
    }
    return value instanceof JsonObject object && !object.isEmpty();
  }

  /// What `left == right` gives: true is 1, 1 is 1.0, and the order of fields means nothing.
  public static boolean equal(Json left, Json right) {
    return same(left, right, true);
  }

  /// Like [#equal], but true and 1 are different, as JSON has it.
  public static boolean equalAsJson(Json left, Json right) {
    return same(left, right, false);
  }

  /// What `value in items` gives.
  public static boolean isIn(Json value, Iterable<Json> items) {
    for (Json item : items) {
      if (equal(value, item)) {
        return true;
      }
    }
    return false;
  }

  /// What `left <= right` gives.
  ///
  /// @throws NoAnswer where Python raises a TypeError
  public static boolean isAtMost(Json left, Json right) {
    if (isNumber(left) && isNumber(right)) {
      return compares(number(left), number(right)) && order(number(left), number(right)) <= 0;
    }
    if (left instanceof JsonText first && right instanceof JsonText second) {
      return compareTexts(first.value(), second.value()) <= 0;
    }
    if (left instanceof JsonArray first && right instanceof JsonArray second) {
      return isAtMost(first, second);
    }
    throw new NoAnswer(left.kind() + " and " + right.kind() + " cannot be put in order");
  }

  /// Whether it counts as a number: numbers, and true and false.
  public static boolean isNumber(Json value) {
    return value instanceof JsonNumber || value instanceof JsonBool;
  }

  /// Whether it is a whole number; true and false are.
  public static boolean isWhole(Json value) {
    return value instanceof JsonBool || (value instanceof JsonNumber number && number.isWhole());
  }

  /// The number that a number, true or false stands for.
  public static JsonNumber number(Json value) {
    if (value instanceof JsonNumber number) {
      return number;
    } else if (value instanceof JsonBool flag) {
      return flag.value() ? ONE : ZERO;
    }
    throw new NoAnswer(value.kind() + " is no number");
  }

  /// Whether `left < right`; nothing is less than NaN, nor is NaN less than anything.
  public static boolean isLess(JsonNumber left, JsonNumber right) {
    return compares(left, right) && order(left, right) < 0;
  }

  /// Order by code points, which UTF-16 order is not.
  public static int compareTexts(String left, String right) {
    int limit = Math.min(left.length(), right.length());
    for (int i = 0; i < limit; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
        return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static boolean same(Json left, Json right, boolean flagsAreNumbers) {
    if (left instanceof JsonArray first && right instanceof JsonArray second) {
      return sameItems(first, second, flagsAreNumbers);
    }
    if (left instanceof JsonObject first && right instanceof JsonObject second) {
      return sameFields(first, second, flagsAreNumbers);
    }
    boolean numbers = left instanceof JsonNumber && right instanceof JsonNumber;
    if (numbers || (flagsAreNumbers && isNumber(left) && isNumber(right))) {
      return sameNumber(number(left), number(right));
    }
    return left.equals(right);
  }

  private static boolean sameItems(JsonArray left, JsonArray right, boolean flagsAreNumbers) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = same(left.get(i), right.get(i), flagsAreNumbers);
    }
    return same;
  }

  private static boolean sameFields(JsonObject left, JsonObject right, boolean flagsAreNumbers) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<String, Json> field : left) {
      Json other = right.get(field.getKey());
      if (other == null || !same(field.getValue(), other, flagsAreNumbers)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNumber(JsonNumber left, JsonNumber right) {
    return compares(left, right) && order(left, right) == 0;
  }

  private static boolean compares(JsonNumber left, JsonNumber right) {
    return !Double.isNaN(left.doubleValue()) && !Double.isNaN(right.doubleValue());
  }

  private static int order(JsonNumber left, JsonNumber right) {
    if (left.value() instanceof Long first && right.value() instanceof Long second) {
      return Long.compare(first, second);
    }
    if (isInfinite(left) || isInfinite(right) || (!left.isWhole() && !right.isWhole())) {
      double first = bounded(left);
      double second = bounded(right);
      return first < second ? -1 : first > second ? 1 : 0;
    }
    BigDecimal first = left.decimal();
    return first.compareTo(right.decimal());
  }

  private static boolean isInfinite(JsonNumber number) {
    return !number.isWhole() && Double.isInfinite(number.doubleValue());
  }

  /// A whole number beyond all doubles must not look infinite beside a number that is.
  private static double bounded(JsonNumber number) {
    double value = number.doubleValue();
    return number.isWhole() ? Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE) : value;
  }

  private static boolean isAtMost(JsonArray left, JsonArray right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return isAtMost(left.get(i), right.get(i));
      }
    }
    return left.size() <= right.size();
  }
}
