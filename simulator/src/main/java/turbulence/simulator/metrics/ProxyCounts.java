package turbulence.simulator.metrics;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the proxy of one pod has counted since it started. Shared between threads.
final class ProxyCounts {
  private final Map<Sight, RequestCounts> requests = new ConcurrentHashMap<>();
  private final Map<Sight, ConnectionCounts> connections = new ConcurrentHashMap<>();

  /// Makes the counts of something that was not seen before.
  interface Maker<T> {
    T make(Sight sight);
  }

  RequestCounts requests(Sight sight, Maker<RequestCounts> maker) {
    RequestCounts counts = requests.get(sight);
    return counts != null ? counts : requests.computeIfAbsent(sight, maker::make);
  }

  ConnectionCounts connections(Sight sight, Maker<ConnectionCounts> maker) {
    ConnectionCounts counts = connections.get(sight);
    return counts != null ? counts : connections.computeIfAbsent(sight, maker::make);
  }

  Collection<RequestCounts> requests() {
    return requests.values();
  }

  Collection<ConnectionCounts> connections() {
    return connections.values();
  }
}
