package turbulence.simulator.mesh.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Services.Endpoint;
import turbulence.simulator.traffic.Trip.Stop;

/// The ready pods behind a service's port that carry some labels. Shared between threads.
public final class Members {
  private final Services services;
  private final Peers peers;
  private final Map<Group, Seen> known = new ConcurrentHashMap<>();

  public Members(Services services, Peers peers) {
    this.services = services;
    this.peers = peers;
  }

  private record Group(Key service, int port, JsonObject labels) {}

  private record Seen(List<Endpoint> endpoints, long labellings, List<Stop> stops) {}

  public List<Stop> of(Stored service, int port, JsonObject labels) {
    List<Endpoint> endpoints = services.endpoints(service);
    long labellings = labels.isEmpty() ? 0 : peers.labellings();
    Group group = new Group(service.key(), port, labels);
    Seen seen = known.get(group);
    if (seen == null || seen.labellings != labellings || !seen.endpoints.equals(endpoints)) {
      seen = new Seen(endpoints, labellings, stops(service, port, labels, endpoints));
      known.put(group, seen);
    }
    return seen.stops;
  }

  private List<Stop> stops(Stored service, int port, JsonObject labels, List<Endpoint> endpoints) {
    Optional<Services.Port> called = services.port(service, port);
    if (called.isEmpty()) {
      return List.of();
    }
    boolean headless = service.spec().text("clusterIP").orElse("").equals("None");
    List<Stop> stops = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      int number = endpoint.port(called.get().name()).orElse(headless ? port : 0);
      if (number != 0 && has(peers.at(endpoint.ip()), labels)) {
        String address = endpoint.ip() + ":" + number;
        stops.add(new Stop(endpoint.ip(), number, address, endpoint.pod()));
      }
    }
    return List.copyOf(stops);
  }

  private static boolean has(@Nullable Peer peer, JsonObject labels) {
    return labels.isEmpty() || peer != null && peer.labels().includes(labels);
  }
}
