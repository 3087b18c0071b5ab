package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.simulator.api.Caller;
import turbulence.simulator.http.Exchange;

/// Something that may come between a request and its answer, for tests.
@FunctionalInterface
public interface Interference {
  Interference NONE = (_, _, _) -> false;

  /// True when the request was answered, or cut, already.
  boolean meets(Exchange exchange, Caller caller, String verb)
      throws IOException, InterruptedException;
}
