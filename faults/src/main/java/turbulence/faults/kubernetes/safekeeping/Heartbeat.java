package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Lets something be done every few seconds by a thread of its own, until it is closed.
final class Heartbeat implements AutoCloseable {
  /// Who wants a run to end is heard within five seconds.
  static final Duration EVERY = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final World world;
  private final Beat beat;
  private @Nullable Thread thread;
  private boolean over;

  /// What is done each time.
  interface Beat {
    void beat() throws InterruptedException;
  }

  Heartbeat(World world, Beat beat) {
    this.world = world;
    this.beat = beat;
  }

  /// Beats from now on; a second call does nothing.
  synchronized void start() {
    if (thread == null && !over) {
      Thread fresh = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::keep);
      thread = fresh;
      world.sleeper().atWork(fresh);
      fresh.start();
    }
  }

  private void keep() {
    try {
      while (true) {
        world.sleep(EVERY);
        beat.beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it was closed
    } finally {
      world.sleeper().atRest(Thread.currentThread());
    }
  }

  @Override
  public void close() {
    Thread last;
    synchronized (this) {
      over = true;
      last = thread;
      thread = null;
    }
    if (last == null) {
      return;
    }
    last.interrupt();
    try {
      last.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
