package turbulence.simulator.traffic;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Key;

/// One request's way through the cluster: who calls, whom it calls, and which pod was chosen for
/// it.
///
/// @param host as the caller named it
/// @param port as the caller named it
/// @param eligible which of the pods behind the name may be chosen: a subset, for one
/// @param stop the pod that was chosen; null before
/// @param dial how long the caller waits for a connection that nobody accepts or refuses
public record Trip(
    Origin origin,
    String host,
    int port,
    Predicate<Stop> eligible,
    @Nullable Stop stop,
    Duration dial) {
  /// A trip that may end at any of the pods behind the host's name.
  public static Trip to(Origin origin, String host, int port) {
    return new Trip(origin, host, port, _ -> true, null, Outlet.DIAL);
  }

  /// The same for another host and port.
  public Trip to(String otherHost, int otherPort) {
    return new Trip(origin, otherHost, otherPort, eligible, null, dial);
  }

  /// The same, to some of the pods only.
  public Trip only(Predicate<Stop> some) {
    return new Trip(origin, host, port, eligible.and(some), stop, dial);
  }

  /// The same, to that pod.
  public Trip at(Stop chosen) {
    return new Trip(origin, host, port, eligible, chosen, dial);
  }

  /// The same by a caller that waits that long for a connection.
  public Trip dialling(Duration patience) {
    return new Trip(origin, host, port, eligible, stop, patience);
  }

  /// Who calls; of callers that are no pod (a node, the gateway) the namespace is empty.
  public record Origin(String namespace, String ip) {}

  /// A pod's address and port.
  ///
  /// @param via address and port that the caller sees: the service's, or the pod's own
  /// @param pod the pod as its service's endpoints name it; null when an address was called
  public record Stop(String ip, int port, String via, @Nullable Key pod) {}
}
