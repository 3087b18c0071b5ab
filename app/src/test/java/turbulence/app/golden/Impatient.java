package turbulence.app.golden;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import turbulence.experiment.world.World;

/// Makes worlds whose time is real, but for sleeping: that is over at once, and counts.
final class Impatient {
  private final World real;
  private final AtomicLong slept = new AtomicLong();

  private Impatient(World real) {
    this.real = real;
  }

  static World of(World real) {
    Impatient time = new Impatient(real);
    return new World(
        time::now,
        time::nanos,
        real.random(),
        time::sleep,
        real.environment(),
        real.root(),
        real.dial(),
        real.output());
  }

  private Instant now() {
    return real.now().plusNanos(slept.get());
  }

  private long nanos() {
    return real.nanoTime() + slept.get();
  }

  private void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.addAndGet(time.toNanos());
  }
}
