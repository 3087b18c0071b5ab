package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Values that a share of others lie below.
final class Quantiles {
  /// Smaller differences between neighbouring buckets come from adding numbers in another order.
  private static final double SMALL = 1e-12;

  private Quantiles() {}

  /// Between the two values that are nearest to the rank.
  static double of(double share, double[] values) {
    if (values.length == 0 || Double.isNaN(share)) {
      return Double.NaN;
    } else if (share < 0) {
      return Double.NEGATIVE_INFINITY;
    } else if (share > 1) {
      return Double.POSITIVE_INFINITY;
    }
    Double[] sorted = Arrays.stream(values).boxed().toArray(Double[]::new);
    Arrays.sort(sorted, Comparator.comparing((Double v) -> !v.isNaN()).thenComparing(v -> v));
    double rank = share * (sorted.length - 1);
    int lower = (int) Math.max(0, Math.floor(rank));
    int upper = Math.min(sorted.length - 1, lower + 1);
    double weight = rank - Math.floor(rank);
    return sorted[lower] * (1 - weight) + sorted[upper] * weight;
  }

  /// So many observations were at most so large.
  record Bucket(double bound, double count) {}

  /// In a histogram, within a bucket in equal parts.
  static double of(double share, List<Bucket> histogram) {
    List<Bucket> buckets = merged(histogram);
    if (Double.isNaN(share)) {
      return Double.NaN;
    } else if (share < 0) {
      return Double.NEGATIVE_INFINITY;
    } else if (share > 1) {
      return Double.POSITIVE_INFINITY;
    } else if (buckets.size() < 2 || buckets.getLast().bound != Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    double all = buckets.getLast().count;
    if (all == 0) {
      return Double.NaN;
    }
    double rank = share * all;
    int found = 0;
    while (found < buckets.size() - 1 && !(buckets.get(found).count >= rank)) {
      found++;
    }
    Bucket bucket = buckets.get(found);
    if (found == buckets.size() - 1) {
      return buckets.get(found - 1).bound;
    } else if (found == 0 && bucket.bound <= 0) {
      return bucket.bound;
    }
    Bucket before = found == 0 ? new Bucket(0, 0) : buckets.get(found - 1);
    double within = (rank - before.count) / (bucket.count - before.count);
    return before.bound + (bucket.bound - before.bound) * within;
  }

  /// Which share of the observations lies between two values.
  static double share(double lower, double upper, List<Bucket> histogram) {
    List<Bucket> buckets = merged(histogram);
    boolean none = buckets.size() < 2 || buckets.getLast().count == 0;
    if (none || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.NaN;
    } else if (buckets.getLast().bound != Double.POSITIVE_INFINITY) {
      return Double.NaN;
    } else if (lower >= upper) {
      return 0;
    }
    return (rank(upper, buckets) - rank(lower, buckets)) / buckets.getLast().count;
  }

  private static double rank(double value, List<Bucket> buckets) {
    double bound = buckets.getFirst().bound > 0 ? 0 : Double.NEGATIVE_INFINITY;
    double count = 0;
    for (Bucket bucket : buckets) {
      if (value < bucket.bound) {
        boolean open = Double.isInfinite(bound) || Double.isInfinite(bucket.bound);
        double part = open || value <= bound ? 0 : (value - bound) / (bucket.bound - bound);
        return count + (bucket.count - count) * part;
      }
      bound = bucket.bound;
      count = bucket.count;
    }
    return count;
  }

  /// By their bounds, those of one bound together, and never falling.
  private static List<Bucket> merged(List<Bucket> histogram) {
    List<Bucket> sorted = new ArrayList<>(histogram);
    sorted.sort(Comparator.comparingDouble(Bucket::bound));
    List<Bucket> merged = new ArrayList<>(sorted.size());
    for (Bucket bucket : sorted) {
      if (!merged.isEmpty() && merged.getLast().bound == bucket.bound) {
        Bucket before = merged.removeLast();
        merged.add(new Bucket(bucket.bound, before.count + bucket.count));
      } else {
        merged.add(bucket);
      }
    }
    for (int i = 1; i < merged.size(); i++) {
      double before = merged.get(i - 1).count;
      Bucket bucket = merged.get(i);
      if (bucket.count < before || isNearly(bucket.count, before)) {
        merged.set(i, new Bucket(bucket.bound, before));
      }
    }
    return merged;
  }

  private static boolean isNearly(double one, double other) {
    return Math.abs(one - other) < SMALL * (Math.abs(one) + Math.abs(other));
  }
}
