package turbulence.simulator.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.workload.Service.Unreachable;

/// A port of 127.0.0.1 that leads to one service of the cluster, whoever is behind it just then.
/// While nobody is, it answers 502.
public final class Lead implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofMinutes(2);

  private final String host;
  private final int target;
  private final Outlet outlet;
  private final Relay relay;
  private final HttpServer server;

  private Lead(int port, Wires wires, String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    this.outlet = new Outlet(wires, new Trip.Origin("", Gateway.ADDRESS), CONNECTING);
    this.relay = new Relay(wires.timeline());
    this.server = HttpServer.start(port, null, this::handle);
  }

  /// Opens that port, or a free one for 0.
  ///
  /// @param host the service's full name
  public static Lead open(int port, Wires wires, String host, int target) throws IOException {
    return new Lead(port, wires, host, target);
  }

  public int port() {
    return server.port();
  }

  private void handle(Exchange exchange) throws IOException, InterruptedException {
    try {
      relay.back(exchange, outlet.call(host, target, relay.plain(exchange), ANSWERING));
    } catch (Unreachable unreachable) {
      String reason = host + ":" + target + ": " + unreachable.getMessage() + "\n";
      exchange.reply(
          unreachable.isTimeout() ? 504 : 502,
          Headers.of("Content-Type", "text/plain; charset=utf-8"),
          reason.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    outlet.close();
  }
}
