package turbulence.simulator.control.scheduling;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many pods of some sort are on each node.
final class Counts {
  static final Counts NONE = new Counts();

  private final Map<Host, Integer> perHost = new HashMap<>();

  void add(Host host, int sign) {
    perHost.merge(host, sign, (had, more) -> had + more == 0 ? null : had + more);
  }

  int of(Host host) {
    Integer count = perHost.get(host);
    return count == null ? 0 : count;
  }

  boolean isEmpty() {
    return perHost.isEmpty();
  }

  /// The sums over the nodes that share a value of that label.
  Map<String, Integer> byDomain(String label) {
    Map<String, Integer> sums = new HashMap<>();
    perHost.forEach((host, count) -> {
      @Nullable String domain = host.label(label);
      if (domain != null) {
        sums.merge(domain, count, Integer::sum);
      }
    });
    return sums;
  }
}
