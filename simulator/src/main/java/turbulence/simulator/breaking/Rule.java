package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// What to break: which requests, which of them, how long each waits, and what becomes of it.
record Rule(Match match, When when, Delay delay, Harm harm) {
  /// From one simulated duration to another; chance picks.
  record Delay(Duration least, Duration most) {
    static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

    Duration pick(RandomGenerator random) {
      long span = most.minus(least).toNanos();
      return span <= 0 ? least : least.plusNanos(random.nextLong(span + 1));
    }
  }
}
