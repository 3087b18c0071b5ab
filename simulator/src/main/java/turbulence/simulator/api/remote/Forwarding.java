package turbulence.simulator.api.remote;

import java.io.IOException;
import turbulence.simulator.http.Exchange;

/// Passes clients' requests on into the cluster's network.
@FunctionalInterface
public interface Forwarding {
  /// Answers the exchange with what was answered there; a [turbulence.simulator.api.Refusal] says
  /// why nothing was.
  void forward(Exchange exchange, Destination destination) throws IOException, InterruptedException;

  /// Whom a path names.
  ///
  /// @param plural `services` or `pods`
  /// @param name with a scheme before it and a port behind it, if any
  /// @param target what is asked there: path and query
  record Destination(String plural, String namespace, String name, String target) {}
}
