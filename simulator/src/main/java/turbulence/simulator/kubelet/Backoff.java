package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;

/// Growing patience with something that fails: the first time is free, then 10 s, doubled up to
/// five minutes; ten minutes without a failure make up for it.
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(5);

  private Duration step = Duration.ZERO;
  private Instant last = Instant.MIN;

  /// How long to wait after a failure at that time.
  Duration failedAt(Instant at) {
    if (last.equals(Instant.MIN)
        || Duration.between(last, at).compareTo(MOST.multipliedBy(2)) > 0) {
      step = Duration.ZERO;
    }
    Duration wait = step;
    step = step.isZero() ? FIRST : min(step.multipliedBy(2), MOST);
    last = at.plus(wait);
    return wait;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// As Go writes it: `10s`, `1m20s`, `5m0s`.
  static String inWords(Duration wait) {
    long seconds = wait.toSeconds();
    return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
  }
}
