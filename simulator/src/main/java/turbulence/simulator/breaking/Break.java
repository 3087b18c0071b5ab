package turbulence.simulator.breaking;

import java.util.concurrent.atomic.AtomicLong;

/// A rule that is in force until it is mended. Shared between threads.
public final class Break {
  private final Breaking breaking;
  private final Rule rule;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong struck = new AtomicLong();

  Break(Breaking breaking, Rule rule) {
    this.breaking = breaking;
    this.rule = rule;
  }

  Rule rule() {
    return rule;
  }

  /// The number of a request that the rule is about, from 1.
  long count() {
    return seen.incrementAndGet();
  }

  void strike() {
    struck.incrementAndGet();
  }

  /// How many requests it has struck.
  public long strikes() {
    return struck.get();
  }

  /// Ends it; what it holds up already stays held up.
  public void mend() {
    breaking.forget(this);
  }
}
