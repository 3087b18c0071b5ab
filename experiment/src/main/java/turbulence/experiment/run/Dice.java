package turbulence.experiment.run;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Chance, for each activity its own: it follows from the seed, the activity's name and how often
/// it was prepared before. So a preview draws what the run will draw, whatever else draws, in
/// whatever order. Shared between threads.
final class Dice {
  private final long seed;
  private final Map<String, Integer> thrown = new ConcurrentHashMap<>();

  Dice(long seed) {
    this.seed = seed;
  }

  RandomGenerator of(String activity) {
    int times = thrown.merge(activity, 1, Integer::sum);
    long mixed = seed * 0x9E3779B97F4A7C15L + activity.hashCode() * 31L + times;
    return new Random(mixed ^ (mixed >>> 32));
  }
}
