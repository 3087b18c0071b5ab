package turbulence.experiment.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Interrupts the thread that opened it when time is up, unless it is closed before.
final class Deadline implements AutoCloseable {
  private final World world;
  private final Thread bounded = Thread.currentThread();
  private @Nullable Duration left;
  private @Nullable Thread timer;
  private long since;
  private boolean passed;

  private Deadline(@Nullable Duration time, World world) {
    this.world = world;
    this.left = time;
  }

  /// @param time null for none
  static Deadline of(@Nullable Duration time, World world) {
    Deadline deadline = new Deadline(time, world);
    deadline.resume();
    return deadline;
  }

  /// Its time stands still until [#resume]: somebody thinks.
  synchronized void hold() {
    if (left != null && timer != null) {
      left = left.minusNanos(world.nanoTime() - since);
      stop();
    }
  }

  /// Its time goes on.
  synchronized void resume() {
    Duration time = left;
    if (time != null && timer == null && !passed) {
      // The first virtual thread costs a short run 20 ms, so it is one of the platform.
      Thread fresh = Thread.ofPlatform().daemon().name("deadline").unstarted(() -> wait(time));
      timer = fresh;
      since = world.nanoTime();
      world.sleeper().atWork(fresh);
      fresh.start();
    }
  }

  private void wait(Duration time) {
    try {
      world.sleep(time.isNegative() ? Duration.ZERO : time);
      ring();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it was closed or held
    } finally {
      world.sleeper().atRest(Thread.currentThread());
    }
  }

  private synchronized void ring() {
    if (Thread.currentThread().equals(timer)) {
      passed = true;
      world.sleeper().atWork(bounded); // whoever it waits for, it waits no longer
      bounded.interrupt();
    }
  }

  synchronized boolean hasPassed() {
    return passed;
  }

  private void stop() {
    Thread running = timer;
    timer = null;
    if (running != null) {
      running.interrupt();
    }
  }

  /// After this no interrupt comes from here, and one that came is taken back.
  @Override
  public synchronized void close() {
    left = null;
    if (passed) {
      Thread.interrupted();
    }
    stop();
  }
}
