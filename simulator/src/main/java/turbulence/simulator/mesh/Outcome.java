package turbulence.simulator.mesh;

import org.jspecify.annotations.Nullable;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Response;

/// How a request through a proxy ended.
///
/// @param flags why the proxy answered itself, in Envoy's abbreviations; empty when it did not
/// @param host full name of the one whom the route led to; empty when it led nowhere
/// @param stop the pod that was asked last; null when none was
record Outcome(Response response, String flags, String host, @Nullable Stop stop) {
  /// The proxy's own answer, when nobody was asked.
  static Outcome own(Response response, String flags) {
    return new Outcome(response, flags, "", null);
  }

  Outcome with(Response other) {
    return new Outcome(other, flags, host, stop);
  }

  Outcome flagged(String more) {
    return new Outcome(response, flags.isEmpty() ? more : flags + "," + more, host, stop);
  }

  Outcome towards(String other) {
    return new Outcome(response, flags, other, stop);
  }
}
