package turbulence.faults.kubernetes.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;

/// How many of some things a step hits, and whether chance says which.
public record Amount(
    @About("Whether to take every one; mode, qty and rand do not matter then.") @Default("false")
        boolean all,
    @About("Whether to take them by chance instead of the first ones.") @Default("false")
        boolean rand,
    @About(
            "What qty is: fixed for so many, percentage for a share of them, random-up-to and"
                + " random-up-to-percentage for a number that is drawn, at least one and at most"
                + " that.")
        @Default("\"fixed\"")
        Mode mode,
    @About("How many, or which percentage of them, rounded up.") @Default("1") @Min(0) int qty) {

  /// Every one.
  public static final Amount ALL = new Amount(true, false, Mode.FIXED, 1);

  /// Those to hit, of those that may be hit: no more than asked, none twice.
  public <T> List<T> take(List<T> candidates, RandomGenerator random) {
    return all ? List.copyOf(candidates) : drawn(candidates, random, _ -> true);
  }

  /// The same, without those that something speaks against. It is asked once about each that would
  /// be taken, in the order of taking. With `all`, chance still says whom it is asked about first.
  public <T> List<T> take(List<T> candidates, RandomGenerator random, Predicate<T> admits) {
    return drawn(candidates, random, admits);
  }

  private <T> List<T> drawn(List<T> candidates, RandomGenerator random, Predicate<T> admits) {
    int count = count(candidates.size(), random);
    List<T> left = new ArrayList<>(candidates);
    List<T> taken = new ArrayList<>(count);
    for (int i = 0; i < left.size() && taken.size() < count; i++) {
      T next = left.get(i);
      if (rand) {
        int drawn = i + random.nextInt(left.size() - i);
        next = left.set(drawn, next);
      }
      if (admits.test(next)) {
        taken.add(next);
      }
    }
    return List.copyOf(taken);
  }

  private int count(int there, RandomGenerator random) {
    long wanted = mode.isShare() ? Math.ceilDiv((long) qty * there, 100) : qty;
    int most = all ? there : (int) Math.min(wanted, there);
    return !all && mode.isDrawn() && most > 0 ? 1 + random.nextInt(most) : most;
  }
}
