package turbulence.simulator.mesh;

import java.util.List;
import turbulence.simulator.mesh.rule.Route;

/// Whom a caller in the mesh means, and the routes there.
///
/// @param host full name of a service, or what the caller wrote when a rule names that
/// @param service its name; empty when it is none
/// @param namespace that of the service
record Called(String host, String service, String namespace, List<Route> routes) {
  /// Somebody who is not spoken to in HTTP: proxies do not look into what they pass on.
  static final Called OPAQUE = new Called("", "", "", List.of());
}
