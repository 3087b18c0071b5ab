package turbulence.simulator.time;

import java.time.Duration;

/// Wall time since it was started, for what real clients wait for.
public final class Stopwatch {
  private final long start = System.nanoTime();

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// What is left of that long; never negative.
  public Duration left(Duration of) {
    Duration left = of.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
