package turbulence.simulator.prometheus;

import java.util.Map;
import java.util.TreeMap;
import turbulence.simulator.prometheus.Exposed.Family;

/// What targets tell about their metrics, by name. Shared between threads.
final class Metadata {
  private final Map<String, Family> families = new TreeMap<>();

  synchronized void learn(Exposed exposed) {
    families.putAll(exposed.families());
  }

  synchronized Map<String, Family> all() {
    return new TreeMap<>(families);
  }
}
