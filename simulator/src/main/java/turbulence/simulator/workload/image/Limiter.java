package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;

/// A bucket of tokens that fills at a rate: so many requests at once, so many in each second.
/// Shared between threads.
final class Limiter {
  private final double perSecond;
  private final double burst;
  private double tokens;
  private Instant filled;

  Limiter(double perSecond, double burst, Instant now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filled = now;
  }

  synchronized boolean allows(Instant now) {
    double passed = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
    tokens = Math.min(burst, tokens + passed * perSecond);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
