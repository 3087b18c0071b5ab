package turbulence.simulator.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Services and the ready pods behind them, as the store has them now.
public final class Services {
  static final Resource SERVICES = new Resource("", "services");
  static final Resource SLICES = new Resource("discovery.k8s.io", "endpointslices");
  static final Resource ENDPOINTS = new Resource("", "endpoints");
  private static final Resource PODS = new Resource("", "pods");

  private final Store store;
  private volatile Memory memory = new Memory();

  public Services(Store store) {
    this.store = store;
    store.listen(change -> {
      Resource resource = change.key().resource();
      if ((resource.equals(SLICES) || resource.equals(SERVICES) || resource.equals(ENDPOINTS))
          && memory.isUsed()) {
        memory = new Memory();
      }
    });
  }

  /// What was found out since the last change.
  private record Memory(Map<Key, List<Endpoint>> endpoints, Map<String, Optional<Key>> byAddress) {
    Memory() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    boolean isUsed() {
      return !endpoints.isEmpty() || !byAddress.isEmpty();
    }
  }

  /// A pod that is ready to be called: its ports by their names in the service.
  public record Endpoint(
      String ip, Map<String, Integer> ports, @Nullable Key pod, String hostname) {
    public OptionalInt port(String name) {
      Integer number = ports.get(name);
      return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    boolean isCalled(Names.Reading reading) {
      return hostname.equals(reading.hostname());
    }
  }

  /// A port of a service.
  public record Port(String name, int number) {}

  public Optional<Stored> named(String namespace, String name) {
    return store.get(new Key(SERVICES, namespace, name));
  }

  /// The service that a name means for a caller in that namespace.
  public Optional<Stored> called(String host, String namespace) {
    for (Names.Reading reading : Names.readings(host, namespace)) {
      Optional<Stored> found = named(reading.namespace(), reading.service());
      if (found.isPresent() && reading.hostname().isEmpty()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// An authority's host, without its port and in lower case.
  public static String bare(String authority) {
    return Names.bare(authority);
  }

  /// Whether a host is the caller itself.
  public static boolean isLocal(String host) {
    return Names.isLocal(host);
  }

  /// Whether a host is an address and no name.
  public static boolean isAddress(String host) {
    return Names.isAddress(host);
  }

  /// The service that has that cluster address.
  public Optional<Stored> at(String ip) {
    return memory.byAddress.computeIfAbsent(ip, this::search).flatMap(store::get);
  }

  /// The service of a controller that serves Ingresses, when there is one.
  Optional<Stored> controller() {
    return memory
        .byAddress
        .computeIfAbsent("", _ -> search(Services::isController))
        .flatMap(store::get);
  }

  private static boolean isController(Stored service) {
    String type = service.spec().text("type").orElse("");
    return (type.equals("LoadBalancer") || type.equals("NodePort"))
        && service
            .metadata()
            .object("labels")
            .text("app.kubernetes.io/name")
            .orElse("")
            .equals("ingress-nginx");
  }

  private Optional<Key> search(String ip) {
    return search(service -> service.spec().text("clusterIP").orElse("").equals(ip));
  }

  private Optional<Key> search(Predicate<Stored> wanted) {
    List<Stored> found = new ArrayList<>(1);
    store
        .snapshot(SERVICES)
        .walk(
            "",
            null,
            service -> {
              if (wanted.test(service)) {
                found.add(service);
              }
              return found.isEmpty();
            });
    return found.stream().findFirst().map(Stored::key);
  }

  public Optional<Port> port(Stored service, int number) {
    return objects(service.spec().array("ports")).stream()
        .filter(port -> number(port.get("port")) == number)
        .findFirst()
        .map(port -> new Port(port.text("name").orElse(""), number));
  }

  Optional<Port> port(Stored service, String name) {
    return objects(service.spec().array("ports")).stream()
        .filter(port -> port.text("name").orElse("").equals(name))
        .findFirst()
        .map(port -> new Port(name, number(port.get("port"))));
  }

  /// The ready pods of a service; of one that publishes pods that are not ready, those too.
  public List<Endpoint> endpoints(Stored service) {
    return memory.endpoints.computeIfAbsent(service.key(), this::gather);
  }

  private List<Endpoint> gather(Key key) {
    List<JsonObject> slices =
        store.snapshot(SLICES).all(key.namespace()).stream()
            .filter(slice -> serviceOf(slice).equals(key.name()))
            .map(Stored::object)
            .toList();
    Map<String, Endpoint> found = HashMap.newHashMap(16);
    List<String> order = new ArrayList<>();
    for (JsonObject slice : slices) {
      Map<String, Integer> ports = ports(slice.array("ports"));
      for (JsonObject endpoint : objects(slice.array("endpoints"))) {
        if (!JsonBool.FALSE.equals(endpoint.object("conditions").get("ready"))) {
          addresses(endpoint).forEach(ip -> add(found, order, endpoint(ip, ports, endpoint, key)));
        }
      }
    }
    return slices.isEmpty() ? old(key) : order.stream().sorted().map(found::get).toList();
  }

  private static String serviceOf(Stored slice) {
    return slice.metadata().object("labels").text("kubernetes.io/service-name").orElse("");
  }

  private static List<String> addresses(JsonObject endpoint) {
    List<String> all = new ArrayList<>(1);
    endpoint.array("addresses").forEach(address -> all.add(text(address)));
    return all;
  }

  private static void add(Map<String, Endpoint> found, List<String> order, Endpoint endpoint) {
    Endpoint before = found.get(endpoint.ip());
    if (before == null) {
      order.add(endpoint.ip());
      found.put(endpoint.ip(), endpoint);
    } else {
      Map<String, Integer> ports = new HashMap<>(before.ports());
      ports.putAll(endpoint.ports());
      found.put(endpoint.ip(), new Endpoint(endpoint.ip(), ports, before.pod(), before.hostname()));
    }
  }

  private static Endpoint endpoint(
      String ip, Map<String, Integer> ports, JsonObject endpoint, Key service) {
    JsonObject target = endpoint.object("targetRef");
    Key pod =
        target
            .text("name")
            .map(name -> new Key(PODS, target.text("namespace").orElse(service.namespace()), name))
            .orElse(null);
    return new Endpoint(ip, ports, pod, endpoint.text("hostname").orElse(""));
  }

  /// From the object that slices took the place of.
  private List<Endpoint> old(Key service) {
    Key key = new Key(ENDPOINTS, service.namespace(), service.name());
    Map<String, Endpoint> found = HashMap.newHashMap(16);
    List<String> order = new ArrayList<>();
    JsonObject endpoints = store.get(key).map(Stored::object).orElse(JsonObject.EMPTY);
    for (JsonObject subset : objects(endpoints.array("subsets"))) {
      Map<String, Integer> ports = ports(subset.array("ports"));
      for (JsonObject address : objects(subset.array("addresses"))) {
        add(found, order, endpoint(address.text("ip").orElse(""), ports, address, service));
      }
    }
    return order.stream().sorted().map(found::get).toList();
  }

  private static Map<String, Integer> ports(JsonArray ports) {
    Map<String, Integer> byName = HashMap.newHashMap(ports.size());
    for (JsonObject port : objects(ports)) {
      byName.put(port.text("name").orElse(""), number(port.get("port")));
    }
    return byName;
  }

  private static String text(Json value) {
    return value instanceof JsonText text ? text.value() : "";
  }

  public static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>(array.size());
    for (Json item : array) {
      if (item instanceof JsonObject object) {
        objects.add(object);
      }
    }
    return objects;
  }

  public static int number(@Nullable Json value) {
    return value instanceof JsonNumber number ? (int) number.doubleValue() : 0;
  }
}
