package turbulence.experiment.world;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Everything outside that a run depends on. Shared between threads; its parts are safe to share.
///
/// @param clock the wall clock, for what people read
/// @param nanos the monotonic clock, for what is measured
/// @param random chance; seeded when a run is to be repeated
/// @param environment variables of the process
/// @param root the directory that relative paths start from
public record World(
    InstantSource clock,
    LongSupplier nanos,
    RandomGenerator random,
    Sleeper sleeper,
    Map<String, String> environment,
    Path root,
    Dial dial,
    Output output) {

  public World {
    environment = Map.copyOf(environment);
  }

  public Instant now() {
    return clock.instant();
  }

  /// Monotonic time, to subtract from another such figure.
  public long nanoTime() {
    return nanos.getAsLong();
  }

  public void sleep(Duration time) throws InterruptedException {
    sleeper.sleep(time);
  }

  /// The path as seen from the starting directory.
  public Path resolve(String path) {
    return root.resolve(path).normalize();
  }

  public World withRoot(Path newRoot) {
    return new World(clock, nanos, random, sleeper, environment, newRoot, dial, output);
  }

  public World withRandom(RandomGenerator newRandom) {
    return new World(clock, nanos, newRandom, sleeper, environment, root, dial, output);
  }

  public World withEnvironment(Map<String, String> newEnvironment) {
    return new World(clock, nanos, random, sleeper, newEnvironment, root, dial, output);
  }

  public World withOutput(Output newOutput) {
    return new World(clock, nanos, random, sleeper, environment, root, dial, newOutput);
  }
}
