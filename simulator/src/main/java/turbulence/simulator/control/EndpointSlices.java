package turbulence.simulator.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Writes the `EndpointSlices` of Services with selectors, a hundred endpoints in each at most.
public final class EndpointSlices implements Controller {
  static final String SERVICE = "kubernetes.io/service-name";
  private static final String MANAGED = "endpointslice.kubernetes.io/managed-by";
  private static final String MANAGER = "endpointslice-controller.k8s.io";
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final String TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final Means means;
  private final Backends backends;

  public EndpointSlices(Means means) {
    this.means = means;
    this.backends = new Backends(means);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    backends.seen(change, Kinds.ENDPOINT_SLICES, look);
  }

  @Override
  public Duration rest(Key key) {
    return backends.rest();
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> service = means.store().get(key);
    List<Stored> slices = slices(key);
    if (service.isEmpty()) {
      slices.forEach(this::delete);
    } else if (Backends.isSelecting(service.get()) && !service.get().isDeleting()) {
      write(service.get(), slices);
    }
  }

  private List<Stored> slices(Key service) {
    return means.store().snapshot(Kinds.ENDPOINT_SLICES).all(service.namespace()).stream()
        .filter(slice -> {
          JsonObject labels = slice.metadata().object("labels");
          return Fields.text(labels, SERVICE).equals(service.name())
              && Fields.text(labels, MANAGED).equals(MANAGER)
              && !slice.isDeleting();
        })
        .toList();
  }

  private void write(Stored service, List<Stored> slices) {
    List<Stored> pods = backends.pods(service, true);
    Slicing slicing = new Slicing(slices);
    for (Stored pod : pods) {
      slicing.add(Backends.ports(service, pod), endpoint(service, pod));
    }
    JsonObject annotations = JsonObject.of(TRIGGER, Backends.lastChange(service, pods));
    for (Slicing.Sheet sheet : slicing.sheets()) {
      Stored slice = sheet.slice();
      if (slice == null) {
        create(service, sheet.content(), annotations);
      } else if (sheet.isWanted()) {
        change(slice, service, sheet.content(), annotations);
      } else {
        delete(slice);
      }
    }
  }

  private JsonObject endpoint(Stored service, Stored pod) {
    boolean serving = Pods.isReady(pod);
    boolean ready = Backends.publishesAll(service) || serving && !pod.isDeleting();
    JsonObject.Builder endpoint =
        JsonObject.builder()
            .put("addresses", List.of(Fields.text(pod.status(), "podIP")))
            .put(
                "conditions",
                JsonObject.builder()
                    .put("ready", ready)
                    .put("serving", serving)
                    .put("terminating", pod.isDeleting())
                    .build());
    String hostname = Backends.hostname(service, pod);
    if (!hostname.isEmpty()) {
      endpoint.put("hostname", hostname);
    }
    endpoint.put("targetRef", Backends.reference(pod));
    String node = Pods.node(pod);
    if (!node.isEmpty()) {
      endpoint.put("nodeName", node);
      means
          .store()
          .get(new Key(Kinds.NODES, node))
          .flatMap(found -> found.metadata().object("labels").text(ZONE))
          .ifPresent(zone -> endpoint.put("zone", zone));
    }
    return endpoint.build();
  }

  private static JsonObject labels(Stored service) {
    JsonObject.Builder labels =
        service.metadata().object("labels").toBuilder()
            .put(MANAGED, MANAGER)
            .put(SERVICE, service.key().name());
    return (Backends.isHeadless(service) ? labels.put(HEADLESS, "") : labels.remove(HEADLESS))
        .build();
  }

  private void change(Stored slice, Stored service, JsonObject content, JsonObject annotations) {
    JsonObject labels = labels(service);
    JsonObject before = slice.object();
    boolean alike =
        Fields.same(before.get("endpoints"), content.get("endpoints"))
            && Fields.same(before.get("ports"), content.get("ports"))
            && before.object("metadata").object("labels").equals(labels);
    if (alike) {
      return;
    }
    means
        .verbs()
        .change(
            Means.CALLER,
            slice.key(),
            Part.OBJECT,
            now ->
                now.with("endpoints", content.get("endpoints"))
                    .with("ports", content.get("ports"))
                    .with(
                        "metadata",
                        now.object("metadata")
                            .with("labels", labels)
                            .with("annotations", annotations)))
        .ifPresent(backends::wrote);
  }

  private void create(Stored service, JsonObject content, JsonObject annotations) {
    JsonObject metadata =
        JsonObject.builder()
            .put("generateName", service.key().name() + "-")
            .put("labels", labels(service))
            .put("annotations", annotations)
            .put("ownerReferences", List.of(References.to(service)))
            .build();
    JsonObject slice =
        JsonObject.builder()
            .put("apiVersion", "discovery.k8s.io/v1")
            .put("kind", "EndpointSlice")
            .put("metadata", metadata)
            .put("addressType", "IPv4")
            .put("endpoints", content.get("endpoints"))
            .put("ports", content.get("ports"))
            .build();
    try {
      Key key = new Key(Kinds.ENDPOINT_SLICES, service.key().namespace(), "");
      backends.wrote(means.verbs().create(Means.CALLER, key, slice));
    } catch (Refusal refusal) {
      if (!Replicas.isEnding(refusal)) {
        throw refusal;
      }
    }
  }

  private void delete(Stored slice) {
    means.verbs().delete(Means.CALLER, slice.key(), Deletion.PLAIN);
  }
}
