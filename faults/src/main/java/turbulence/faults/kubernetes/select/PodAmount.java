package turbulence.faults.kubernetes.select;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;

/// How many pods a step hits. What is wrong is said as Chaos Toolkit says it.
public record PodAmount(
    @About("Whether to take every one; mode, qty and rand do not matter then.") @Default("false")
        boolean all,
    @About("Whether to take them by chance instead of the first ones.") @Default("false")
        boolean rand,
    @About(
            "What qty is: fixed for so many pods, percentage for a share of them, random-up-to and"
                + " random-up-to-percentage for a number that is drawn, at least one and at most"
                + " that.")
        @Default("\"fixed\"")
        String mode,
    @About("How many pods, or which percentage of them, rounded up.") @Default("1") int qty) {
  public static final PodAmount FIRST = new PodAmount(false, false, "fixed", 1);

  /// Every one.
  public static final PodAmount ALL = new PodAmount(true, false, "fixed", 1);

  public PodAmount {
    if (qty < 0) {
      throw new IllegalArgumentException("Cannot select pods. Quantity '" + qty + "' is negative.");
    }
    mode(mode);
  }

  private static Mode mode(String word) {
    for (Mode mode : Mode.values()) {
      if (mode.toString().equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("Cannot select pods. Mode '" + word + "' is invalid.");
  }

  public Amount amount() {
    return new Amount(all, rand, mode(mode), qty);
  }
}
