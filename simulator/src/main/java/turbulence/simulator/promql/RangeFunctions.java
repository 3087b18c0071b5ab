package turbulence.simulator.promql;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Functions of the samples of a while.
final class RangeFunctions {
  private RangeFunctions() {}

  /// @param number the parameter of those that take one
  /// @param now milliseconds since 1970
  static OptionalDouble of(String name, Window window, double number, long now) {
    return switch (name) {
      case "rate", "increase", "delta" -> Slopes.extrapolated(name, window);
      case "irate", "idelta" -> Slopes.latest(name, window);
      case "deriv" -> Slopes.regression(window, window.time(0), 0, true);
      case "predict_linear" -> Slopes.regression(window, now, number, false);
      default -> OptionalDouble.of(folded(name, window, number));
    };
  }

  private static double folded(String name, Window window, double number) {
    return switch (name) {
      case "sum_over_time" -> Sums.sum(window.values());
      case "avg_over_time" -> Sums.mean(window.values());
      case "min_over_time" -> Sums.least(window.values());
      case "max_over_time" -> Sums.greatest(window.values());
      case "count_over_time" -> window.size();
      case "present_over_time" -> 1;
      case "last_over_time" -> window.last();
      case "first_over_time" -> window.value(0);
      case "stddev_over_time" -> Math.sqrt(Sums.variance(window.values()));
      case "stdvar_over_time" -> Sums.variance(window.values());
      case "quantile_over_time" -> Quantiles.of(number, window.values());
      case "changes" -> changes(window.values());
      case "resets" -> resets(window.values());
      default -> throw new IllegalStateException("no function " + name);
    };
  }

  private static double changes(double... values) {
    int changes = 0;
    for (int i = 1; i < values.length; i++) {
      boolean stays =
          values[i] == values[i - 1] || Double.isNaN(values[i]) && Double.isNaN(values[i - 1]);
      changes += stays ? 0 : 1;
    }
    return changes;
  }

  private static double resets(double... values) {
    double[] before = Arrays.copyOf(values, values.length - 1);
    int resets = 0;
    for (int i = 0; i < before.length; i++) {
      resets += values[i + 1] < before[i] ? 1 : 0;
    }
    return resets;
  }
}
