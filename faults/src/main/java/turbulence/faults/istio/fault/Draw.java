package turbulence.faults.istio.fault;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;
import turbulence.faults.kubernetes.select.Amount;
import turbulence.faults.kubernetes.select.Mode;

/// How many of some things are hit. Which, chance says.
record Draw(
    @About("Whether to take every one; mode and qty do not matter then.") @Default("false")
        boolean all,
    @About(
            "What qty is: fixed for so many, percentage for a share of them, random-up-to and"
                + " random-up-to-percentage for a number that is drawn, at least one and at most"
                + " that.")
        @Default("\"fixed\"")
        Mode mode,
    @About("How many, or which percentage of them, rounded up.") @Default("1") @Min(0) int qty) {
  static final Draw ALL = new Draw(true, Mode.FIXED, 1);

  Amount amount() {
    return new Amount(all, true, mode, qty);
  }
}
