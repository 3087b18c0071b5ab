package turbulence.simulator.kubelet;

import java.util.Optional;
import turbulence.simulator.workload.Workload;

/// Which image does what; a name that is not known here cannot be pulled. Shared between threads.
@FunctionalInterface
public interface Images {
  /// The behaviour of that image, by the name that the pod's spec has.
  Optional<Workload> find(String image);
}
