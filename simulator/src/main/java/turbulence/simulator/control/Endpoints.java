package turbulence.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Writes the older `Endpoints` of Services with selectors.
public final class Endpoints implements Controller {
  private static final String TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final String OVER = "endpoints.kubernetes.io/over-capacity";
  private static final String MANAGED = "endpoints.kubernetes.io/managed-by";
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final int MOST = 1000;

  private final Means means;
  private final Backends backends;

  public Endpoints(Means means) {
    this.means = means;
    this.backends = new Backends(means);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    backends.seen(change, Kinds.ENDPOINTS, look);
  }

  @Override
  public Duration rest(Key key) {
    return backends.rest();
  }

  @Override
  public void reconcile(Key key) {
    Key written = new Key(Kinds.ENDPOINTS, key.namespace(), key.name());
    Optional<Stored> service = means.store().get(key);
    if (service.isEmpty()) {
      means.store().get(written).filter(Endpoints::isOurs).ifPresent(this::delete);
    } else if (Backends.isSelecting(service.get()) && !service.get().isDeleting()) {
      write(written, service.get());
    }
  }

  private static boolean isOurs(Stored endpoints) {
    return endpoints.metadata().object("labels").has(MANAGED);
  }

  private void delete(Stored endpoints) {
    means.verbs().delete(Means.CALLER, endpoints.key(), Deletion.PLAIN);
  }

  private void write(Key key, Stored service) {
    List<Stored> pods = backends.pods(service, Backends.publishesAll(service));
    boolean over = pods.size() > MOST;
    if (over) {
      // Pods that are ready are told first.
      pods.sort(Comparator.comparing(pod -> !Pods.isReady(pod)));
    }
    List<Stored> told = over ? pods.subList(0, MOST) : pods;
    JsonArray subsets = subsets(service, told);
    String trigger = Backends.lastChange(service, pods);
    if (means.store().get(key).isEmpty()) {
      JsonObject empty =
          JsonObject.of("apiVersion", "v1", "kind", "Endpoints")
              .with("metadata", JsonObject.of("name", key.name()));
      create(key, filled(empty, service, subsets, annotations(trigger, over)));
    } else {
      means
          .verbs()
          .change(
              Means.CALLER,
              key,
              Part.OBJECT,
              now -> {
                JsonObject after = filled(now, service, subsets, annotations(trigger, over));
                return isAlike(now, after) ? now : after;
              })
          .ifPresent(backends::wrote);
    }
  }

  private void create(Key key, JsonObject endpoints) {
    try {
      backends.wrote(means.verbs().create(Means.CALLER, key, endpoints));
    } catch (Refusal refusal) {
      if (!Replicas.isEnding(refusal)) {
        throw refusal;
      }
    }
  }

  private static JsonObject annotations(String trigger, boolean over) {
    JsonObject annotations = JsonObject.of(TRIGGER, trigger);
    return over ? annotations.with(OVER, "truncated") : annotations;
  }

  /// The time of the last change alone is no reason to write.
  private static boolean isAlike(JsonObject now, JsonObject after) {
    return Fields.same(now.get("subsets"), after.get("subsets"))
        && Fields.same(
            now.object("metadata").get("labels"), after.object("metadata").get("labels"));
  }

  private static JsonObject filled(
      JsonObject endpoints, Stored service, JsonArray subsets, JsonObject annotations) {
    JsonObject labels = service.metadata().object("labels").with(MANAGED, "endpoint-controller");
    if (Backends.isHeadless(service)) {
      labels = labels.with(HEADLESS, "");
    }
    JsonObject metadata =
        endpoints.object("metadata").with("labels", labels).with("annotations", annotations);
    JsonObject whole = endpoints.with("metadata", metadata);
    return subsets.isEmpty() ? whole.without("subsets") : whole.with("subsets", subsets);
  }

  /// Pods with the same ports stand together.
  private static JsonArray subsets(Stored service, List<Stored> pods) {
    Map<List<JsonObject>, List<Stored>> byPorts = new LinkedHashMap<>();
    for (Stored pod : pods) {
      List<JsonObject> ports = Backends.ports(service, pod);
      if (!ports.isEmpty() || service.spec().array("ports").isEmpty()) {
        byPorts.computeIfAbsent(ports, _ -> new ArrayList<>()).add(pod);
      }
    }
    List<Json> subsets = new ArrayList<>();
    byPorts.forEach((ports, same) -> subsets.add(subset(service, ports, same)));
    return new JsonArray(subsets);
  }

  private static JsonObject subset(Stored service, List<JsonObject> ports, List<Stored> pods) {
    List<JsonObject> ready = new ArrayList<>();
    List<JsonObject> notReady = new ArrayList<>();
    for (Stored pod : pods) {
      boolean up = Backends.publishesAll(service) || Pods.isReady(pod);
      (up ? ready : notReady).add(address(service, pod));
    }
    JsonObject.Builder subset = JsonObject.builder();
    put(subset, "addresses", ready);
    put(subset, "notReadyAddresses", notReady);
    put(subset, "ports", ports.stream().map(Endpoints::port).toList());
    return subset.build();
  }

  private static void put(JsonObject.Builder subset, String name, List<JsonObject> items) {
    if (!items.isEmpty()) {
      List<JsonObject> sorted = new ArrayList<>(items);
      if (!name.equals("ports")) {
        sorted.sort(Comparator.comparing(address -> Fields.text(address, "ip")));
      }
      subset.put(name, JsonArray.from(sorted));
    }
  }

  /// A port without a name is written without one here.
  private static JsonObject port(JsonObject port) {
    return Fields.text(port, "name").isEmpty() ? port.without("name") : port;
  }

  private static JsonObject address(Stored service, Stored pod) {
    JsonObject.Builder address = JsonObject.builder().put("ip", Fields.text(pod.status(), "podIP"));
    String hostname = Backends.hostname(service, pod);
    if (!hostname.isEmpty()) {
      address.put("hostname", hostname);
    }
    if (!Pods.node(pod).isEmpty()) {
      address.put("nodeName", Pods.node(pod));
    }
    return address.put("targetRef", Backends.reference(pod)).build();
  }
}
