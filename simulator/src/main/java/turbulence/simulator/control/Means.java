package turbulence.simulator.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;

/// What a controller works with: reading the store at once, writing as a client does, time, chance.
public record Means(Store store, Verbs verbs, Timeline timeline, RandomGenerator random) {
  /// Who the controllers are for the API.
  public static final Caller CALLER = Caller.component("system:kube-controller-manager");

  /// The present as objects carry it, in whole seconds.
  public String now() {
    return stamp(timeline.instant());
  }

  public static String stamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
