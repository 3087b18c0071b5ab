package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.chaosmesh.Mode;

/// How many pods are hit, and which way.
record Manner(
    @About("How many of these: one, all, fixed, fixed-percent or random-max-percent.")
        @Default("\"one\"")
        String mode,
    @About("How many or what share, for the last three modes.") @Nullable String modeValue,
    @About("Which packets: `to` the target, `from` it, or `both`.") @Default("\"to\"")
        String direction) {
  Manner {
    Mode _ = new Mode(mode, modeValue);
    if (!List.of("to", "from", "both").contains(direction)) {
      throw new IllegalArgumentException(
          "'direction' must be to, from or both, not '" + direction + "'");
    }
  }

  Mode extent() {
    return new Mode(mode, modeValue);
  }
}
