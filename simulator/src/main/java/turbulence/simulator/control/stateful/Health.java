package turbulence.simulator.control.stateful;

import java.time.Instant;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Stored;

/// How a set judges its pods at one moment.
record Health(long minReadySeconds, Instant now) {
  static final String REVISION = "controller-revision-hash";

  static Health of(Stored set, Instant now) {
    return new Health(Fields.whole(set.spec(), "minReadySeconds", 0), now);
  }

  static boolean isReady(Stored pod) {
    return Pods.phase(pod).equals("Running") && Pods.isReady(pod);
  }

  boolean isAvailable(Stored pod) {
    return isReady(pod) && Pods.isAvailable(pod, minReadySeconds, now);
  }

  boolean isFine(Stored pod) {
    return isAvailable(pod) && !pod.isDeleting();
  }

  static String revision(Stored pod) {
    return Fields.text(pod.metadata().object("labels"), REVISION);
  }
}
