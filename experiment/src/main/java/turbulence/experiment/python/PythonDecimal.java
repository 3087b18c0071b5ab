package turbulence.experiment.python;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// A value as Python's `Decimal(value)` takes it: exact, and from text too.
///
/// @param finite the value; null when it is not finite
/// @param beyond which infinity it is, by its sign; NaN when it is no number
public record PythonDecimal(@Nullable BigDecimal finite, double beyond) {
  private static final int LONGEST = 100_000;

  /// Null when a text does not spell a number.
  ///
  /// @throws NoAnswer for what is neither a number nor a text
  // No switch over patterns: linking one takes 10 ms of a short run.
  public static @Nullable PythonDecimal of(Json value) {
    if (value instanceof JsonBool flag) {
      return of(PythonValue.number(flag));
    }
    if (value instanceof JsonText text) {
      return parse(text.value().strip().replace("_", ""));
    }
    if (!(value instanceof JsonNumber number)) {
      throw new NoAnswer(value.kind() + " is no number");
    }
    return number.isWhole() || Double.isFinite(number.doubleValue())
        ? new PythonDecimal(number.decimal(), 0)
        : new PythonDecimal(null, number.doubleValue());
  }

  /// Whether it is at most the other one.
  ///
  /// @throws NoAnswer when either is NaN
  public boolean isAtMost(PythonDecimal other) {
    if (Double.isNaN(beyond) || Double.isNaN(other.beyond)) {
      throw new NoAnswer("NaN has no order");
    }
    if (finite == null || other.finite == null) {
      return beyond <= other.beyond;
    }
    return finite.compareTo(other.finite) <= 0;
  }

  private static @Nullable PythonDecimal parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String bare = signed ? text.substring(1) : text;
    if (bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity")) {
      double infinity = Double.POSITIVE_INFINITY;
      return new PythonDecimal(null, text.startsWith("-") ? -infinity : infinity);
    }
    if (isNan(bare)) {
      return new PythonDecimal(null, Double.NaN);
    }
    try {
      return text.length() > LONGEST ? null : new PythonDecimal(new BigDecimal(text), 0);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static boolean isNan(String bare) {
    int start = bare.startsWith("s") || bare.startsWith("S") ? 1 : 0;
    boolean named = bare.regionMatches(true, start, "nan", 0, 3);
    for (int i = start + 3; named && i < bare.length(); i++) {
      named = Character.isDigit(bare.charAt(i));
    }
    return named;
  }
}
