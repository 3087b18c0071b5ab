package turbulence.simulator.promql;

/// Sums of numbers, without losing the small ones among the large.
final class Sums {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    if (Double.isInfinite(next)) {
      lost = 0;
    } else if (Math.abs(sum) >= Math.abs(value)) {
      lost += sum - next + value;
    } else {
      lost += value - next + sum;
    }
    sum = next;
  }

  double total() {
    return sum + lost;
  }

  static double sum(double... values) {
    Sums sums = new Sums();
    for (double value : values) {
      sums.add(value);
    }
    return sums.total();
  }

  static double mean(double... values) {
    double sum = sum(values);
    if (!Double.isInfinite(sum)) {
      return sum / values.length;
    }
    double mean = 0; // the sum is too large, though the mean may be not
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i]) || Double.isInfinite(mean)) {
        mean += values[i];
      } else {
        mean += values[i] / (i + 1) - mean / (i + 1);
      }
    }
    return mean;
  }

  static double variance(double... values) {
    double mean = mean(values);
    Sums squares = new Sums();
    for (double value : values) {
      squares.add((value - mean) * (value - mean));
    }
    return squares.total() / values.length;
  }

  /// NaN only when there is nothing else.
  static double least(double... values) {
    double least = Double.NaN;
    for (double value : values) {
      least = Double.isNaN(least) || value < least ? value : least;
    }
    return least;
  }

  /// NaN only when there is nothing else.
  static double greatest(double... values) {
    double greatest = Double.NaN;
    for (double value : values) {
      greatest = Double.isNaN(greatest) || value > greatest ? value : greatest;
    }
    return greatest;
  }
}
