package turbulence.experiment.run;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.Sleeper;

/// A moment that another thread waits for, such as that when a background activity has started, or
/// waits before it does.
final class Underway {
  /// For activities that nobody waits for.
  static final Underway NOBODY = new Underway(_ -> {});

  private final Sleeper sleeper;
  private final CountDownLatch latch = new CountDownLatch(1);
  private @Nullable Thread waiting;

  Underway(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /// Whoever waits is at work again before this thread can go to sleep.
  synchronized void reached() {
    if (waiting != null) {
      sleeper.atWork(waiting);
      waiting = null;
    }
    latch.countDown();
  }

  void await() throws RunInterrupted {
    Thread self = Thread.currentThread();
    synchronized (this) {
      if (latch.getCount() == 0) {
        return;
      }
      waiting = self;
      sleeper.atRest(self);
    }
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    } finally {
      sleeper.atWork(self);
    }
  }
}
