package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;

/// How many of some pods a step hits, and whether chance says which.
record Amount(
    @About("Whether to take every one; mode, qty and rand do not matter then.") @Default("false")
        boolean all,
    @About("Whether to take them by chance instead of the first ones.") @Default("false")
        boolean rand,
    @About("What qty is: fixed for so many pods, percentage for a share of them.")
        @Default("\"fixed\"")
        String mode,
    @About("How many pods, or which percentage of them, rounded up.") @Default("1") int qty) {

  /// What is wrong is said as Chaos Toolkit says it.
  Amount {
    if (qty < 0) {
      throw new IllegalArgumentException("Cannot select pods. Quantity '" + qty + "' is negative.");
    }
    if (!mode.equals("fixed") && !mode.equals("percentage")) {
      throw new IllegalArgumentException("Cannot select pods. Mode '" + mode + "' is invalid.");
    }
  }

  /// The pods to hit, of those that may be hit: no more than asked, none twice.
  List<Pod> take(List<Pod> candidates, RandomGenerator random) {
    if (all) {
      return List.copyOf(candidates);
    }
    int count = count(candidates.size());
    return rand ? sample(candidates, count, random) : List.copyOf(candidates.subList(0, count));
  }

  private int count(int there) {
    long wanted = mode.equals("percentage") ? Math.ceilDiv((long) qty * there, 100) : qty;
    return (int) Math.min(wanted, there);
  }

  private static List<Pod> sample(List<Pod> from, int count, RandomGenerator random) {
    List<Pod> left = new ArrayList<>(from);
    for (int i = 0; i < count; i++) {
      int drawn = i + random.nextInt(left.size() - i);
      left.set(drawn, left.set(i, left.get(drawn)));
    }
    return List.copyOf(left.subList(0, count));
  }
}
