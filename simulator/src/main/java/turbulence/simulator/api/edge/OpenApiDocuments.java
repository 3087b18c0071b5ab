package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.List;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.http.Exchange;

/// What objects look like, for clients that check before they send.
final class OpenApiDocuments {
  private final Kinds kinds;

  OpenApiDocuments(Kinds kinds) {
    this.kinds = kinds;
  }

  boolean answer(Exchange exchange, List<String> path) throws IOException {
    return kinds.catalogue().now().groups().isEmpty() && path.isEmpty() && exchange.isOpen();
  }
}
