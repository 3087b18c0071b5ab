package turbulence.simulator.mesh.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// All rules as they are at one moment. Shared between threads.
public final class Rulebook {
  private static final String GROUP = "networking.istio.io";
  private static final Resource SERVICES = new Resource(GROUP, "virtualservices");
  private static final Resource DESTINATIONS = new Resource(GROUP, "destinationrules");
  private static final Resource GATEWAYS = new Resource(GROUP, "gateways");
  private static final int MOST = 10_000;

  private final List<VirtualService> services;
  private final Destinations destinations;
  private final List<EntryRule> gateways;
  private final Map<Caller, Optional<List<Route>>> routes = new ConcurrentHashMap<>();
  private final Map<Called, Destination> called = new ConcurrentHashMap<>();
  private final Map<JsonObject, Entry> entries = new ConcurrentHashMap<>();
  private final Entry all;

  private record Caller(String namespace, String host) {}

  private record Called(String host, String subset, int port, String caller) {}

  private Rulebook(Store store) {
    services =
        store.snapshot(SERVICES).all("").stream()
            .map(VirtualService::of)
            .sorted(VirtualService.ORDER)
            .toList();
    destinations =
        new Destinations(
            store.snapshot(DESTINATIONS).all("").stream().map(DestinationRule::of).toList());
    gateways =
        store.snapshot(GATEWAYS).all("").stream()
            .map(EntryRule::of)
            .sorted(EntryRule.ORDER)
            .toList();
    all = new Entry(gateways, services, null);
  }

  /// As the store has them now.
  public static Rulebook of(Store store) {
    return new Rulebook(store);
  }

  /// Whether objects of that collection are rules.
  public static boolean isRule(Resource resource) {
    return resource.group().equals(GROUP);
  }

  /// The routes that sidecars in that namespace know for a host by its full name; null when no
  /// VirtualService names it.
  public @Nullable List<Route> routes(String host, String namespace) {
    if (services.isEmpty()) {
      return null;
    } else if (routes.size() > MOST) {
      routes.clear(); // hosts are what callers make up
    }
    return routes.computeIfAbsent(new Caller(namespace, host), Rulebook.this::search).orElse(null);
  }

  private Optional<List<Route>> search(Caller caller) {
    VirtualService best = null;
    int weight = -1;
    for (VirtualService service : services) {
      if (service.gateways().contains(Asked.MESH) && service.isKnownIn(caller.namespace)) {
        String host = service.best(caller.host);
        if (host != null && Hosts.weight(host) > weight) {
          best = service;
          weight = Hosts.weight(host);
        }
      }
    }
    return Optional.ofNullable(best).map(VirtualService::routes);
  }

  /// Which pods a target means for callers in that namespace, and how they are called.
  public Destination destination(String host, String subset, int port, String caller) {
    if (called.size() > MOST) {
      called.clear();
    }
    return called.computeIfAbsent(
        new Called(host, subset, port, caller),
        each -> destinations.find(each.host, each.subset, each.port, each.caller));
  }

  /// What comes in by any pod.
  public Entry entries() {
    return all;
  }

  /// What comes in by pods with these labels.
  public Entry entry(JsonObject labels) {
    return entries.computeIfAbsent(labels, each -> new Entry(gateways, services, each));
  }
}
