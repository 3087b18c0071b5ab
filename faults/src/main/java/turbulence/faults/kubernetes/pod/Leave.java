package turbulence.faults.kubernetes.pod;

import java.time.Duration;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;
import turbulence.faults.kubernetes.forecast.Leaving;

/// Whether pods are deleted, or asked to go as disruption budgets allow.
record Leave(
    @About(
            "Whether to evict them instead: then disruption budgets are respected, as when a node"
                + " is drained.")
        @Default("false")
        boolean evict,
    @About("Seconds that an eviction is tried again for while a disruption budget refuses it.")
        @Default("120")
        @Min(0)
        Duration timeout) {
  static final Leave DELETED = new Leave(false, Duration.ofMinutes(2));

  Leaving kind() {
    return evict ? Leaving.EVICTED : Leaving.DELETED;
  }
}
