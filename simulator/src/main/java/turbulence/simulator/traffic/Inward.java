package turbulence.simulator.traffic;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.remote.Forwarding;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Unreachable;

/// The way from the API server to services and pods. Shared between threads.
public final class Inward implements Forwarding {
  private static final Resource PODS = new Resource("", "pods");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Outlet outlet;
  private final Store store;
  private final Services services;
  private final Relay relay;

  public Inward(Wires wires, Store store) {
    this.outlet = wires.networkOf("", "");
    this.store = store;
    this.services = new Services(store);
    this.relay = new Relay(wires.timeline());
  }

  private record Spot(String host, int port) {}

  @Override
  public void forward(Exchange exchange, Destination destination)
      throws IOException, InterruptedException {
    String[] parts = destination.name().split(":", -1);
    boolean schemed = parts.length > 1 && (SCHEMES.contains(parts[0]) || parts[0].isEmpty());
    if (parts.length > (schemed ? 3 : 2)) {
      throw Refusals.badRequest("invalid service request \"" + destination.name() + "\"");
    } else if (schemed && parts[0].equals("https")) {
      throw Refusals.badRequest("programs in the simulator's pods do not speak TLS");
    }
    String name = parts[schemed ? 1 : 0];
    String port = parts.length > (schemed ? 2 : 1) ? parts[parts.length - 1] : "";
    Spot spot =
        destination.plural().equals("services")
            ? service(destination.namespace(), name, port)
            : pod(destination.namespace(), name, port);
    try {
      Request request = request(exchange, destination, spot);
      relay.back(exchange, outlet.call(spot.host, spot.port, request));
    } catch (Unreachable gone) {
      throw unavailable("error trying to reach service: " + gone.getMessage());
    }
  }

  private static Request request(Exchange exchange, Destination destination, Spot spot)
      throws IOException {
    Headers headers = Headers.of("Host", spot.host + ":" + spot.port);
    for (turbulence.simulator.http.Headers.Line line : exchange.request().headers().lines()) {
      String name = line.name().toLowerCase(Locale.ROOT);
      // Whoever proved himself here needs not to there.
      if (!name.equals("host") && !name.equals("authorization") && !Relay.isOfOneHop(name)) {
        headers = headers.with(line.name(), line.value());
      }
    }
    headers =
        headers
            .with("X-Forwarded-For", "127.0.0.1")
            .with("X-Forwarded-Uri", exchange.request().path());
    return new Request(
        exchange.request().method(),
        destination.target(),
        headers,
        turbulence.simulator.workload.Body.of(exchange.body()),
        "");
  }

  private Spot service(String namespace, String name, String port) {
    Stored service =
        services
            .named(namespace, name)
            .orElseThrow(() -> Refusals.notFound(Services.SERVICES, name));
    Optional<Integer> number = number(port);
    Optional<Services.Port> found =
        number.isPresent() ? services.port(service, number.get()) : services.port(service, port);
    if (found.isEmpty()) {
      throw unavailable(
          port.isEmpty()
              ? "no endpoints available for service \"" + name + "\""
              : "no service port \"" + port + "\" found for service \"" + name + "\"");
    } else if (services.endpoints(service).isEmpty()) {
      throw unavailable("no endpoints available for service \"" + name + "\"");
    }
    return new Spot(name + "." + namespace + ".svc.cluster.local", found.get().number());
  }

  private Spot pod(String namespace, String name, String port) {
    Stored pod =
        store.get(new Key(PODS, namespace, name)).orElseThrow(() -> Refusals.notFound(PODS, name));
    String ip = pod.status().text("podIP").orElse("");
    if (ip.isEmpty()) {
      throw Refusals.badRequest("address not allowed");
    }
    return new Spot(ip, number(port).orElseGet(() -> first(pod)));
  }

  /// The first port that a container of the pod names.
  private static int first(Stored pod) {
    for (Json container : pod.spec().array("containers")) {
      List<JsonObject> ports = Services.objects(((JsonObject) container).array("ports"));
      if (!ports.isEmpty()) {
        return Services.number(ports.getFirst().get("containerPort"));
      }
    }
    return 80;
  }

  private static Optional<Integer> number(String port) {
    boolean digits = !port.isEmpty() && port.length() <= 5;
    return digits && port.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(port))
        : Optional.empty();
  }

  private static Refusal unavailable(String why) {
    return new Refusal(503, "ServiceUnavailable", why, null);
  }
}
