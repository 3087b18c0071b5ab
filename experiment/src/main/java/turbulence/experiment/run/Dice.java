package turbulence.experiment.run;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Chance, for each activity its own: it follows from the seed, the activity's name and how often
/// it was prepared before. So a preview draws what the run will draw, whatever else draws, in
/// whatever order. Shared between threads.
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final Map<String, Integer> thrown = new ConcurrentHashMap<>();

  Dice(long seed) {
    this.seed = seed;
  }

  RandomGenerator of(String activity) {
    int times = thrown.merge(activity, 1, Integer::sum);
    return new Random(mixed(mixed(mixed(seed) + activity.hashCode()) + times));
  }

  /// Neighbours far apart: dice whose seeds are close together begin alike.
  private static long mixed(long value) {
    long mixed = value + STEP;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
