package turbulence.simulator.traffic;

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
public record Trip(
    Origin origin, String host, int port, Predicate<Stop> eligible, @Nullable Stop stop) {
  /// A trip that may end at any of the pods behind the host's name.
  public static Trip to(Origin origin, String host, int port) {
    return new Trip(origin, host, port, _ -> true, null);
  }

  /// The same for another host and port.
  public Trip to(String otherHost, int otherPort) {
    return new Trip(origin, otherHost, otherPort, eligible, null);
  }

  /// The same, to some of the pods only.
  public Trip only(Predicate<Stop> some) {
    return new Trip(origin, host, port, eligible.and(some), stop);
  }

  Trip at(Stop chosen) {
    return new Trip(origin, host, port, eligible, chosen);
  }

  /// Who calls; of callers that are no pod (a node, the gateway) the namespace is empty.
  public record Origin(String namespace, String ip) {}

  /// A pod's address and port.
  ///
  /// @param via address and port that the caller sees: the service's, or the pod's own
  /// @param pod the pod as its service's endpoints name it; null when an address was called
  public record Stop(String ip, int port, String via, @Nullable Key pod) {}
}
