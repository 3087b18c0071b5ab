package turbulence.simulator.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// How many observations were at most so large, with the bounds of Envoy's histograms. Shared
/// between threads.
final class Histogram {
  private static final double[] BOUNDS = {
    0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000,
    600_000, 1_800_000, 3_600_000
  };
  private static final String[] NAMES = {
    "0.5", "1", "5", "10", "25", "50", "100", "250", "500", "1000", "2500", "5000", "10000",
    "30000", "60000", "300000", "600000", "1800000", "3600000", "+Inf"
  };

  /// How many buckets there are; the last holds what is larger than every bound.
  static final int BUCKETS = NAMES.length;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final LongAdder sum = new LongAdder();

  /// The bucket that a value belongs into.
  static int bucket(long value) {
    int bucket = 0;
    while (bucket < BOUNDS.length && value > BOUNDS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /// A bucket's upper bound.
  static double bound(int bucket) {
    return bucket < BOUNDS.length ? BOUNDS[bucket] : Double.POSITIVE_INFINITY;
  }

  /// A bucket's upper bound as the label `le` has it.
  static String name(int bucket) {
    return NAMES[bucket];
  }

  void add(long value) {
    add(value, bucket(value));
  }

  /// @param bucket that the value belongs into
  void add(long value, int bucket) {
    counts.getAndIncrement(bucket);
    sum.add(value);
  }

  long count(int bucket) {
    return counts.get(bucket);
  }

  long sum() {
    return sum.sum();
  }
}
