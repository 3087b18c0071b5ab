package turbulence.simulator.traffic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Unreachable;

/// Finds the pod that a request to a host goes to: what the cluster's DNS and its service proxy do
/// together. Shared between threads.
final class Directory {
  private static final int ALIASES = 8;
  private static final Key API = new Key(Services.SERVICES, "default", "kubernetes");

  private final Services services;
  private final Balance balance;
  private final Predicate<String> isPod;

  Directory(Services services, Balance balance, Predicate<String> isPod) {
    this.services = services;
    this.balance = balance;
    this.isPod = isPod;
  }

  Stop find(Trip trip) throws Unreachable {
    return find(trip, trip.host(), ALIASES);
  }

  private Stop find(Trip trip, String name, int aliases) throws Unreachable {
    if (Names.isLocal(name)) {
      return address(trip.origin().ip(), trip.port());
    } else if (Names.isAddress(name)) {
      return byAddress(trip, name);
    }
    for (Names.Reading reading : Names.readings(name, trip.origin().namespace())) {
      Optional<Stored> service = services.named(reading.namespace(), reading.service());
      if (service.isPresent()) {
        Optional<Stop> found = in(service.get(), reading, trip, aliases);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    Optional<String> pod = Names.podAddress(name, trip.origin().namespace());
    if (pod.isPresent()) {
      return address(pod.get(), trip.port());
    }
    throw new Unreachable("dial tcp: lookup " + name + " on 10.96.0.10:53: no such host");
  }

  /// The port of this machine at which the API server listens, when that is who is called.
  OptionalInt apiServer(Trip trip) throws Unreachable {
    Optional<Stored> called =
        Names.isAddress(trip.host())
            ? services.at(trip.host())
            : Names.readings(trip.host(), trip.origin().namespace()).stream()
                .filter(reading -> reading.hostname().isEmpty())
                .flatMap(each -> services.named(each.namespace(), each.service()).stream())
                .findFirst();
    if (called.isEmpty() || !called.get().key().equals(API)) {
      return OptionalInt.empty();
    }
    String clusterIp = called.get().spec().text("clusterIP").orElse("None");
    return OptionalInt.of(behind(called.get(), clusterIp, trip).port());
  }

  /// What a name stands for.
  List<String> addresses(String name, Trip.Origin origin) {
    return addresses(name, origin, ALIASES);
  }

  private List<String> addresses(String name, Trip.Origin origin, int aliases) {
    if (Names.isLocal(name) || Names.isAddress(name)) {
      return List.of(Names.isLocal(name) ? "127.0.0.1" : name);
    }
    for (Names.Reading reading : Names.readings(name, origin.namespace())) {
      List<String> found =
          services
              .named(reading.namespace(), reading.service())
              .map(service -> addresses(service, reading, origin, aliases))
              .orElse(List.of());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Names.podAddress(name, origin.namespace()).stream().toList();
  }

  private List<String> addresses(
      Stored service, Names.Reading reading, Trip.Origin origin, int aliases) {
    String clusterIp = service.spec().text("clusterIP").orElse("");
    String alias = service.spec().text("externalName").orElse("");
    if (!alias.isEmpty()) {
      return aliases == 0 ? List.of() : addresses(alias, origin, aliases - 1);
    } else if (!clusterIp.isEmpty() && !clusterIp.equals("None")) {
      return reading.hostname().isEmpty() ? List.of(clusterIp) : List.of();
    }
    return services.endpoints(service).stream()
        .filter(endpoint -> reading.hostname().isEmpty() || endpoint.isCalled(reading))
        .map(Services.Endpoint::ip)
        .toList();
  }

  private Optional<Stop> in(Stored service, Names.Reading reading, Trip trip, int aliases)
      throws Unreachable {
    Optional<String> alias = service.spec().text("externalName");
    if (service.spec().text("type").orElse("").equals("ExternalName") && alias.isPresent()) {
      if (aliases == 0 || !reading.hostname().isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(find(trip, alias.get(), aliases - 1));
    }
    String clusterIp = service.spec().text("clusterIP").orElse("None");
    if (!clusterIp.equals("None")) {
      return reading.hostname().isEmpty()
          ? Optional.of(behind(service, clusterIp, trip))
          : Optional.empty();
    }
    List<Services.Endpoint> all =
        services.endpoints(service).stream()
            .filter(endpoint -> reading.hostname().isEmpty() || endpoint.isCalled(reading))
            .toList();
    List<Stop> stops =
        all.stream()
            .map(e -> new Stop(e.ip(), trip.port(), e.ip() + ":" + trip.port(), e.pod()))
            .filter(trip.eligible())
            .distinct()
            .toList();
    return stops.isEmpty()
        ? Optional.empty()
        : Optional.of(balance.pick(service, trip.port(), stops, trip.origin().ip()));
  }

  private Stop byAddress(Trip trip, String ip) throws Unreachable {
    if (!isPod.test(ip)) {
      Optional<Stored> service = services.at(ip);
      if (service.isPresent()) {
        return behind(service.get(), ip, trip);
      }
    }
    return address(ip, trip.port());
  }

  private static Stop address(String ip, int port) {
    return new Stop(ip, port, ip + ":" + port, null);
  }

  /// One of the ready pods behind a port of a service.
  private Stop behind(Stored service, String clusterIp, Trip trip) throws Unreachable {
    String via = clusterIp + ":" + trip.port();
    Services.Port port =
        services
            .port(service, trip.port())
            .orElseThrow(
                () -> new Unreachable("dial tcp " + via + ": connect: connection refused"));
    List<Stop> stops =
        services.endpoints(service).stream()
            .flatMap(endpoint ->
                endpoint.port(port.name()).stream()
                    .mapToObj(number -> new Stop(endpoint.ip(), number, via, endpoint.pod())))
            .filter(trip.eligible())
            .toList();
    if (stops.isEmpty()) {
      throw new Unreachable("dial tcp " + via + ": connect: connection refused");
    }
    return balance.pick(service, trip.port(), stops, trip.origin().ip());
  }
}
