package turbulence.experiment.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Interrupts the thread that opened it when time is up, unless it is closed before.
final class Deadline implements AutoCloseable {
  private final @Nullable Thread timer;
  private final Thread bounded = Thread.currentThread();
  private boolean passed;
  private volatile boolean closed;

  private Deadline(@Nullable Duration time, World world) {
    timer =
        time == null
            ? null
            : Thread.ofVirtual().name("deadline").unstarted(() -> wait(time, world));
    if (timer != null) {
      world.sleeper().atWork(timer);
      timer.start();
    }
  }

  /// @param time null for none
  static Deadline of(@Nullable Duration time, World world) {
    return new Deadline(time, world);
  }

  private void wait(Duration time, World world) {
    try {
      world.sleep(time);
      ring();
    } catch (InterruptedException e) {
      closed = true; // as it was: that is what the interrupt says
    } finally {
      world.sleeper().atRest(Thread.currentThread());
    }
  }

  private synchronized void ring() {
    if (!closed) {
      passed = true;
      bounded.interrupt();
    }
  }

  synchronized boolean hasPassed() {
    return passed;
  }

  /// After this no interrupt comes from here, and one that came is taken back.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (passed) {
        Thread.interrupted();
      }
    }
    if (timer != null) {
      timer.interrupt();
    }
  }
}
