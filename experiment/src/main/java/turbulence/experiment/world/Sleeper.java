package turbulence.experiment.world;

import java.time.Duration;

/// Waiting. A world whose time is not real must know who is at work, so threads tell it.
@FunctionalInterface
public interface Sleeper {
  /// Returns after that time; an interrupt ends it early.
  void sleep(Duration time) throws InterruptedException;

  /// That thread is at work from now on: time stands still until it sleeps.
  default void atWork(Thread thread) {}

  /// That thread is done, or waits for another one.
  default void atRest(Thread thread) {}
}
