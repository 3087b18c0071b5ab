package turbulence.simulator.mesh.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import turbulence.simulator.mesh.rule.Policy;
import turbulence.simulator.time.Timeline;

/// All that proxies remember of those they call: each proxy counts for itself. Shared between
/// threads.
public final class Upstreams {
  private static final int MOST = 20_000;

  private final Timeline timeline;
  private final RandomGenerator random;
  private final Map<Name, Upstream> known = new ConcurrentHashMap<>();

  public Upstreams(Timeline timeline, RandomGenerator random) {
    this.timeline = timeline;
    this.random = random;
  }

  /// Pods behind a host as one proxy calls them.
  ///
  /// @param proxy tells proxies apart
  public record Name(String proxy, String host, String subset, int port) {}

  /// What is remembered; begun anew when the policy is another one.
  public Upstream of(Name name, Policy policy) {
    Upstream upstream = known.get(name);
    if (upstream != null && upstream.policy().equals(policy)) {
      return upstream;
    } else if (known.size() > MOST) {
      known.clear(); // proxies come and go
    }
    return known.compute(
        name,
        (_, there) ->
            there != null && there.policy().equals(policy)
                ? there
                : new Upstream(policy, timeline, random));
  }
}
