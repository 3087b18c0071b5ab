package turbulence.faults.kubernetes.chaosmesh.stress;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.chaosmesh.Mode;

/// How many pods are stressed.
record Manner(
    @About("How many of these: one, all, fixed, fixed-percent or random-max-percent.")
        @Default("\"one\"")
        String mode,
    @About("How many or what share, for the last three modes.") @Nullable String modeValue,
    @About("Without effect: stress has no direction.") @Default("\"to\"") String direction) {
  Manner {
    Mode _ = new Mode(mode, modeValue);
  }

  Mode extent() {
    return new Mode(mode, modeValue);
  }
}
