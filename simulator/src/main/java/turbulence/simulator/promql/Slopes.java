package turbulence.simulator.promql;

import java.util.OptionalDouble;

/// How fast a series grows.
final class Slopes {
  /// A series is believed to go on to the ends of a while unless they are further away than this
  /// many times the usual distance of its samples.
  private static final double NEAR = 1.1;

  private Slopes() {}

  /// By the first and the last sample, extrapolated to the ends of the while: `rate`, `increase`,
  /// `delta`. A counter that fell started anew from nothing, and was never below it.
  static OptionalDouble extrapolated(String name, Window window) {
    int last = window.size() - 1;
    if (last < 1) {
      return OptionalDouble.empty();
    }
    boolean counter = !name.equals("delta");
    double growth = window.value(last) - window.value(0);
    for (int i = 1; counter && i <= last; i++) {
      growth += window.value(i) < window.value(i - 1) ? window.value(i - 1) : 0;
    }
    double seen = (window.time(last) - window.time(0)) / 1000.0;
    double distance = seen / last;
    double before = (window.time(0) - window.from()) / 1000.0;
    double after = (window.until() - window.time(last)) / 1000.0;
    if (before >= distance * NEAR) {
      before = distance / 2;
    }
    if (counter && growth > 0 && window.value(0) >= 0) {
      before = Math.min(before, seen * (window.value(0) / growth));
    }
    if (after >= distance * NEAR) {
      after = distance / 2;
    }
    double factor = (seen + before + after) / seen;
    if (name.equals("rate")) {
      factor /= window.seconds();
    }
    return OptionalDouble.of(growth * factor);
  }

  /// By the last two samples: `irate`, `idelta`.
  static OptionalDouble latest(String name, Window window) {
    int last = window.size() - 1;
    if (last < 1 || window.time(last) == window.time(last - 1)) {
      return OptionalDouble.empty();
    }
    double now = window.value(last);
    double before = window.value(last - 1);
    if (name.equals("idelta")) {
      return OptionalDouble.of(now - before);
    }
    double seconds = (window.time(last) - window.time(last - 1)) / 1000.0;
    return OptionalDouble.of((now < before ? now : now - before) / seconds);
  }

  /// The line with the least squares: its slope, or where it is so many seconds after a time.
  static OptionalDouble regression(Window window, long origin, double ahead, boolean slopeOnly) {
    int count = window.size();
    if (count < 2) {
      return OptionalDouble.empty();
    }
    Sums x = new Sums();
    Sums y = new Sums();
    Sums xy = new Sums();
    Sums xx = new Sums();
    boolean flat = true;
    for (int i = 0; i < count; i++) {
      double seconds = (window.time(i) - origin) / 1000.0;
      double value = window.value(i);
      flat &= value == window.value(0);
      x.add(seconds);
      y.add(value);
      xy.add(seconds * value);
      xx.add(seconds * seconds);
    }
    if (flat) {
      double value = window.value(0);
      double infinite = Double.isInfinite(value) ? Double.NaN : 0;
      return OptionalDouble.of(slopeOnly ? infinite : value + infinite);
    }
    double slope =
        (xy.total() - x.total() * y.total() / count) / (xx.total() - x.total() * x.total() / count);
    double start = y.total() / count - slope * x.total() / count;
    return OptionalDouble.of(slopeOnly ? slope : start + slope * ahead);
  }
}
