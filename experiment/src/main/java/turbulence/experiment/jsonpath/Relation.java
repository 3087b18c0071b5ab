package turbulence.experiment.jsonpath;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonValue;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// How two values may stand to each other.
enum Relation {
  EQUAL,
  NOT_EQUAL,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST,
  CONTAINS;

  /// By the rules of jsonpath2, which are Python's: only numbers have an order.
  boolean holds(Json left, Json right) {
    return switch (this) {
      case EQUAL -> PythonValue.equal(left, right);
      case NOT_EQUAL -> !PythonValue.equal(left, right);
      case LESS -> numbers(left, right) && less(left, right);
      case AT_MOST -> numbers(left, right) && (less(left, right) || PythonValue.equal(left, right));
      case MORE -> numbers(left, right) && less(right, left);
      case AT_LEAST ->
          numbers(left, right) && (less(right, left) || PythonValue.equal(left, right));
      case CONTAINS -> contains(left, right);
    };
  }

  /// By the rules of RFC 9535; null is nothing at all.
  boolean holdsByStandard(@Nullable Json left, @Nullable Json right) {
    return switch (this) {
      case EQUAL -> same(left, right);
      case NOT_EQUAL -> !same(left, right);
      case LESS -> before(left, right);
      case AT_MOST -> before(left, right) || same(left, right);
      case MORE -> before(right, left);
      case AT_LEAST -> before(right, left) || same(left, right);
      case CONTAINS -> throw new IllegalStateException("the standard has no such word");
    };
  }

  private static boolean numbers(Json left, Json right) {
    return PythonValue.isNumber(left) && PythonValue.isNumber(right);
  }

  private static boolean less(Json left, Json right) {
    return PythonValue.isLess(PythonValue.number(left), PythonValue.number(right));
  }

  private static boolean same(@Nullable Json left, @Nullable Json right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return PythonValue.equalAsJson(left, right);
  }

  private static boolean before(@Nullable Json left, @Nullable Json right) {
    if (left instanceof JsonNumber first && right instanceof JsonNumber second) {
      return PythonValue.isLess(first, second);
    }
    return left instanceof JsonText first
        && right instanceof JsonText second
        && PythonValue.compareTexts(first.value(), second.value()) < 0;
  }

  private static boolean contains(Json holder, Json part) {
    return switch (holder) {
      case JsonArray array -> PythonValue.isIn(part, array);
      case JsonText text when part instanceof JsonText inner ->
          text.value().contains(inner.value());
      case JsonObject object when !(part instanceof JsonArray || part instanceof JsonObject) ->
          part instanceof JsonText name && object.has(name.value());
      default -> throw new NoAnswer(holder.kind() + " cannot contain " + part.kind());
    };
  }
}
