package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.simulator.http.Exchange;

/// What the simulator serves beside the API of a cluster, below `/turbulence/`: handles for its
/// user, who must be a master.
@FunctionalInterface
public interface Annex {
  /// Nothing.
  Annex NONE = _ -> false;

  /// False when there is nothing at the exchange's path; otherwise it was answered. A
  /// [turbulence.simulator.api.Refusal] is answered as those of the API.
  boolean answer(Exchange exchange) throws IOException, InterruptedException;
}
