package turbulence.simulator.metrics;

import turbulence.simulator.metrics.Edge.Slice;

/// What passed between two workloads in a while. Immutable.
final class Tally {
  private final long[] sums;
  private final double seconds;

  /// @param sums of the fields of an [Edge.Slice]; no longer changed by the caller
  /// @param seconds how long that while is
  Tally(long[] sums, double seconds) {
    this.sums = sums;
    this.seconds = seconds;
  }

  Tally plus(Tally other) {
    long[] both = sums.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] += other.sums[i];
    }
    return new Tally(both, Math.max(seconds, other.seconds));
  }

  boolean isEmpty() {
    for (long sum : sums) {
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  long requests() {
    return sums[Slice.REQUESTS];
  }

  double rate() {
    return requests() / seconds;
  }

  /// From 0 to 1.
  double errors() {
    return requests() == 0 ? 0 : (double) sums[Slice.ERRORS] / requests();
  }

  double bytesTo() {
    return sums[Slice.TO] / seconds;
  }

  double bytesBack() {
    return sums[Slice.BACK] / seconds;
  }

  /// How long that share of the requests took at most, in milliseconds, between the bounds of the
  /// bucket in equal parts; NaN without requests.
  double quantile(double share) {
    double rank = share * requests();
    long below = 0;
    for (int bucket = 0; bucket < Histogram.BUCKETS - 1; bucket++) {
      long here = sums[Slice.LATENCIES + bucket];
      if (here > 0 && below + here >= rank) {
        double lower = bucket == 0 ? 0 : Histogram.bound(bucket - 1);
        return lower + (Histogram.bound(bucket) - lower) * ((rank - below) / here);
      }
      below += here;
    }
    return requests() == 0 ? Double.NaN : Histogram.bound(Histogram.BUCKETS - 2);
  }
}
