package turbulence.simulator.control;

import java.util.List;

/// The controllers of a controller manager, as far as they are imitated here; that of nodes is in a
/// room of its own.
public final class StandardControllers {
  private StandardControllers() {}

  /// All of them, in the order in which they take turns; the certificate is of the authority that
  /// signed the API server's, in PEM.
  public static List<Controller> of(Means means, String certificate) {
    return List.of(
        new Namespaces(means),
        new NamespaceFurniture(means, certificate),
        new GarbageCollection(means),
        new Deployments(means),
        ReplicaSets.of(means),
        ReplicaSets.replicationControllers(means),
        new Endpoints(means),
        new EndpointSlices(means),
        new DisruptionBudgets(means),
        new ExpiringEvents(means));
  }
}
