package turbulence.simulator.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Front.Fit;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The way into the cluster: a port of 127.0.0.1 that sends each request to a ready pod of the
/// service that the Ingresses name for its host and path.
///
/// It answers as nginx does when it cannot: 404 when no rule fits, 503 when no pod is ready, 502
/// when the pod hangs up, 504 when it says nothing.
///
/// Beside the Ingresses there may be another way in, at the same port: the one that knows a host
/// better takes its requests, and of two that know it as well the other one.
public final class Gateway implements AutoCloseable {
  /// Where pods see requests from outside come from.
  public static final String ADDRESS = "10.244.0.1";

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(60);
  private static final int TRIES = 3;
  private static final Set<String> ONCE_ONLY = Set.of("POST", "PATCH", "LOCK");

  private final Services services;
  private final Routes routes;
  private final Wires wires;
  private final Outlet outside;
  private final Relay relay;
  private final Front front;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpServer server;

  private Gateway(int port, Wires wires, Store store, Front front) throws IOException {
    this.services = wires.services();
    this.front = front;
    this.routes = new Routes(store, services, new Doorkeeper(store));
    this.wires = wires;
    this.outside = new Outlet(wires, new Trip.Origin("", ADDRESS), CONNECTING);
    this.relay = new Relay(wires.timeline());
    this.server = HttpServer.start(port, null, this::handle);
  }

  /// Opens the gateway at that port; 0 takes one that is free.
  public static Gateway open(int port, Wires wires, Store store) throws IOException {
    return open(port, wires, store, Front.NONE);
  }

  /// The same with another way in.
  public static Gateway open(int port, Wires wires, Store store, Front front) throws IOException {
    return new Gateway(port, wires, store, front);
  }

  public int port() {
    return server.port();
  }

  private void handle(Exchange exchange) throws IOException, InterruptedException {
    String host = Optional.ofNullable(exchange.request().headers().first("Host")).orElse("");
    String name = Names.bare(host);
    Fit fit = front.fit(name);
    if (fit == Fit.OWN || fit != Fit.NONE && fit.compareTo(routes.fit(name)) <= 0) {
      pass(exchange);
      return;
    }
    Optional<Outlet> outlet = outlet();
    if (outlet.isEmpty()) {
      exchange.cut();
      return;
    }
    Optional<Backend> backend = routes.find(host, exchange.request().path());
    if (backend.isEmpty()) {
      fail(exchange, "404 Not Found");
      return;
    }
    List<Backend.Upstream> upstreams = backend.get().upstreams(services);
    if (upstreams.isEmpty()) {
      fail(exchange, "503 Service Temporarily Unavailable");
      return;
    }
    try {
      Response response = call(outlet.get(), upstreams, relay.onward(exchange));
      relay.back(exchange, response);
    } catch (Unreachable unreachable) {
      fail(exchange, unreachable.isTimeout() ? "504 Gateway Time-out" : "502 Bad Gateway");
    }
  }

  private void pass(Exchange exchange) throws IOException, InterruptedException {
    Client client = Client.of(exchange, wires.timeline());
    try {
      relay.back(exchange, front.answer(relay.plain(exchange)));
    } catch (Unreachable unreachable) {
      exchange.cut();
    } finally {
      client.served();
    }
  }

  /// How the pods behind are reached: by a ready pod of the controller, when there is one to be
  /// seen; empty when none of its pods is ready.
  private Optional<Outlet> outlet() {
    Optional<Stored> controller = services.controller();
    if (controller.isEmpty()) {
      return Optional.of(outside);
    }
    String namespace = controller.get().key().namespace();
    return services.endpoints(controller.get()).stream()
        .findFirst()
        .map(pod -> new Outlet(wires, new Trip.Origin(namespace, pod.ip()), CONNECTING));
  }

  private Response call(
      Outlet outlet,
      List<Backend.Upstream> upstreams,
      turbulence.simulator.workload.Service.Request request)
      throws Unreachable, InterruptedException {
    int tries = ONCE_ONLY.contains(request.method()) ? 1 : Math.min(TRIES, upstreams.size());
    int first = turn.getAndIncrement();
    Unreachable last = new Unreachable("nobody was asked");
    for (int i = 0; i < tries; i++) {
      Backend.Upstream upstream = upstreams.get(Math.floorMod(first + i, upstreams.size()));
      try {
        return outlet.call(upstream.ip(), upstream.port(), request, ANSWERING);
      } catch (Unreachable unreachable) {
        last = unreachable;
      }
    }
    throw last;
  }

  private static void fail(Exchange exchange, String title) throws IOException {
    String page =
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    exchange.reply(
        Integer.parseInt(title.substring(0, 3)),
        Headers.of("Content-Type", "text/html"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.close();
    outside.close();
  }
}
