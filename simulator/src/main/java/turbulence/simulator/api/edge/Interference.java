package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.http.Exchange;

/// Something that may come between a request and its answer, for tests.
@FunctionalInterface
public interface Interference {
  Interference NONE = (_, _, _) -> false;

  /// True when the request was answered, or cut, already; a [turbulence.simulator.api.Refusal] is
  /// the answer. The deed's resource is empty for what is none, such as `/version`.
  boolean meets(Exchange exchange, Caller caller, Deed deed)
      throws IOException, InterruptedException;
}
