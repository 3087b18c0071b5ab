package turbulence.simulator.mesh;

import java.time.Duration;
import turbulence.simulator.mesh.rule.Asked;
import turbulence.simulator.mesh.rule.Route;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// One request that a proxy sends on.
///
/// @param request as the route changed it
/// @param proxy tells proxies apart
record Job(Asked asked, Route route, Request request, String proxy, Sender sender) {
  /// A way to a pod.
  ///
  /// @param host whose pod it is
  /// @param dial how long to wait for a connection
  record Leg(String host, Stop stop, Duration dial) {
    Trip trip(Trip.Origin origin) {
      return Trip.to(origin, host, stop.port()).dialling(dial).at(stop);
    }
  }

  /// Sends a request to a pod.
  interface Sender {
    Response send(Leg leg, Request request) throws Unreachable, InterruptedException;
  }
}
