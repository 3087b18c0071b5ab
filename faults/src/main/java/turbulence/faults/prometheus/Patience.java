package turbulence.faults.prometheus;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;

/// How long an answer may take, and whose certificate is believed.
record Patience(
    @About("Seconds that the query may take; 30 when left out.") @Nullable Double timeout,
    @About("Whether the certificate of the server has to be valid.") @Default("true")
        boolean verifyTls) {
  Patience {
    if (timeout != null && !(timeout > 0 && timeout < 1e6)) {
      throw new IllegalArgumentException("'timeout' must be more than 0 seconds, not " + timeout);
    }
  }
}
