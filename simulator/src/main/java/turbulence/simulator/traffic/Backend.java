package turbulence.simulator.traffic;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Services.Port;

/// Where the gateway sends a request: a port of a service, by name or number.
record Backend(String namespace, String service, String portName, int port) {
  /// As a path or the default of an Ingress writes it; empty when it names no service.
  static Optional<Backend> of(String namespace, JsonObject written) {
    JsonObject service = written.object("service");
    JsonObject port = service.object("port");
    return service
        .text("name")
        .map(name ->
            new Backend(
                namespace,
                name,
                port.text("name").orElse(""),
                Services.number(port.get("number"))));
  }

  /// The ready pods behind it.
  List<Upstream> upstreams(Services services) {
    return services.named(namespace, service).stream()
        .flatMap(found -> upstreams(services, found).stream())
        .toList();
  }

  private List<Upstream> upstreams(Services services, Stored found) {
    Optional<Port> wanted =
        portName.isEmpty() ? services.port(found, port) : services.port(found, portName);
    return wanted.stream()
        .flatMap(known ->
            services.endpoints(found).stream()
                .flatMap(endpoint ->
                    endpoint.port(known.name()).stream()
                        .mapToObj(number -> new Upstream(endpoint.ip(), number))))
        .toList();
  }

  /// A pod's address and port.
  record Upstream(String ip, int port) {}
}
