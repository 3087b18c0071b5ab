package turbulence.experiment.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Opens connections: proxy, name, address, TLS.
final class Connector {
  private final World world;
  private final Tls tls;
  private final Proxies proxies;
  private final @Nullable Url proxy;

  /// @param proxy to go through; when null, whichever the environment names
  Connector(World world, @Nullable Url proxy) {
    this.world = world;
    this.proxy = proxy;
    this.tls = new Tls(world);
    this.proxies = new Proxies(world.environment());
  }

  Route route(Url url) throws HttpFailed {
    return new Route(url, proxy == null ? proxies.pick(url) : proxy);
  }

  /// Tries again as often as the request allows: nothing was sent yet.
  Connection open(HttpRequest request, Route route, Deadline deadline)
      throws HttpFailed, InterruptedException {
    for (int tries = 0; ; tries++) {
      try {
        return openOnce(request, route, deadline);
      } catch (HttpFailed e) {
        if (e.reason() != HttpFailed.Reason.UNREACHABLE || tries >= request.limits().retries()) {
          throw e;
        }
      }
    }
  }

  private Connection openOnce(HttpRequest request, Route route, Deadline deadline)
      throws HttpFailed, InterruptedException {
    deadline.connecting();
    TimedSocket wire = dial(route.door(), deadline);
    try {
      return secured(wire, request, route);
    } catch (IOException e) {
      wire.drop();
      String doing = "opening a connection to " + route.url().address();
      throw Failures.of(e, deadline, HttpFailed.Reason.UNREACHABLE, doing);
    }
  }

  private TimedSocket dial(Url door, Deadline deadline) throws HttpFailed, InterruptedException {
    try {
      Duration time = Duration.ofMillis(deadline.millis());
      Socket socket = Dialing.open(world.dial(), door.host(), door.port(), time);
      return new TimedSocket(socket, deadline);
    } catch (IOException e) {
      String doing = "connecting to " + door.address();
      throw Failures.of(e, deadline, HttpFailed.Reason.UNREACHABLE, doing);
    }
  }

  private Connection secured(TimedSocket wire, HttpRequest request, Route route)
      throws IOException {
    Url url = route.url();
    Url proxy = route.proxy();
    Socket top = wire;
    if (proxy != null && proxy.isSecure()) {
      top = tls.over(top, proxy, Tls.ofServer(request.trust()));
    }
    if (proxy != null && url.isSecure()) {
      tunnel(top, route);
    }
    return new Connection(wire, url.isSecure() ? tls.over(top, url, request.trust()) : top);
  }

  private static void tunnel(Socket proxy, Route route) throws IOException {
    String address = route.url().address();
    StringBuilder ask = new StringBuilder();
    ask.append("CONNECT ").append(address).append(" HTTP/1.1\r\nHost: ").append(address);
    String credentials = route.proxyCredentials();
    if (!credentials.isEmpty()) {
      ask.append("\r\nProxy-Authorization: ").append(Outgoing.basic(credentials));
    }
    ask.append("\r\n\r\n");
    proxy.getOutputStream().write(ask.toString().getBytes(StandardCharsets.ISO_8859_1));
    ResponseHead head = HeadReader.read(proxy.getInputStream());
    if (head.status() / 100 != 2) {
      throw new ProtocolException(
          "the proxy "
              + route.door().address()
              + " answers "
              + head.status()
              + " "
              + head.reason());
    }
  }
}
