package turbulence.experiment.world;

import java.time.Duration;

/// Waiting.
@FunctionalInterface
public interface Sleeper {
  /// Returns after that time; an interrupt ends it early.
  void sleep(Duration time) throws InterruptedException;
}
