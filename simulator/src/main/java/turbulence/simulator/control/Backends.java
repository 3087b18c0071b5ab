package turbulence.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// The pods behind Services, and what endpoints tell of them.
final class Backends {
  private static final int MANY = 500;

  private final Means means;

  /// What was written here last: no reason for another look.
  private final Map<Key, Long> ours = new HashMap<>();

  Backends(Means means) {
    this.means = means;
  }

  /// Asks for a look at each Service that a change concerns: its own, that of one of its pods, or
  /// one of what is written for it.
  void seen(Change change, Resource written, Consumer<Key> look) {
    Key key = change.key();
    Stored now = change.now();
    if (key.resource().equals(Kinds.SERVICES)) {
      look.accept(key);
    } else if (key.resource().equals(written)) {
      if (change.revision() == ours.getOrDefault(key, 0L)) {
        return;
      }
      ours.remove(key);
      String label = Fields.text(now.metadata().object("labels"), EndpointSlices.SERVICE);
      look.accept(new Key(Kinds.SERVICES, key.namespace(), label.isEmpty() ? key.name() : label));
    } else if (key.resource().equals(Kinds.PODS)) {
      if (!(change instanceof Change.Modified(Stored before, Stored _))) {
        lookFor(now, look);
      } else if (!isAlike(before, now)) {
        lookFor(before, look);
        lookFor(now, look);
      }
    }
  }

  void wrote(Stored stored) {
    ours.put(stored.key(), stored.revision());
  }

  private static boolean isAlike(Stored before, Stored now) {
    return before.isDeleting() == now.isDeleting()
        && Pods.isReady(before) == Pods.isReady(now)
        && Pods.isOver(before) == Pods.isOver(now)
        && Fields.same(before.status().get("podIP"), now.status().get("podIP"))
        && Fields.same(before.metadata().get("labels"), now.metadata().get("labels"));
  }

  private void lookFor(Stored pod, Consumer<Key> look) {
    JsonObject labels = pod.metadata().object("labels");
    for (Stored service : means.store().snapshot(Kinds.SERVICES).all(pod.key().namespace())) {
      if (selects(service, labels)) {
        look.accept(service.key());
      }
    }
  }

  private static boolean selects(Stored service, JsonObject labels) {
    return LabelSelector.ofLabels(service.spec().object("selector")).matches(labels);
  }

  /// Without a selector somebody else says what stands behind a Service.
  static boolean isSelecting(Stored service) {
    return service.spec().has("selector")
        && !Fields.text(service.spec(), "type").equals("ExternalName");
  }

  static boolean isHeadless(Stored service) {
    String ip = Fields.text(service.spec(), "clusterIP");
    return ip.isEmpty() || ip.equals("None");
  }

  static boolean publishesAll(Stored service) {
    return Fields.flag(service.spec(), "publishNotReadyAddresses");
  }

  /// The Service's pods that have an address and are not over, in the order of lists.
  List<Stored> pods(Stored service, boolean terminatingToo) {
    LabelSelector selector = LabelSelector.ofLabels(service.spec().object("selector"));
    List<Stored> pods = new ArrayList<>();
    means
        .store()
        .snapshot(Kinds.PODS)
        .walk(
            service.key().namespace(),
            null,
            pod -> {
              if (selector.matches(pod.metadata().object("labels"))
                  && !Pods.isOver(pod)
                  && pod.status().has("podIP")
                  && (terminatingToo || !pod.isDeleting())) {
                pods.add(pod);
              }
              return true;
            });
    return pods;
  }

  /// The ports of the Service as that pod has them; one that the pod does not have is left out.
  static List<JsonObject> ports(Stored service, Stored pod) {
    List<JsonObject> ports = new ArrayList<>();
    for (JsonObject port : Fields.objects(service.spec(), "ports")) {
      number(port, pod).ifPresent(number -> ports.add(port(port, number)));
    }
    return ports;
  }

  private static JsonObject port(JsonObject of, long number) {
    JsonObject.Builder port =
        JsonObject.builder()
            .put("name", Fields.text(of, "name"))
            .put("port", number)
            .put("protocol", of.text("protocol").orElse("TCP"));
    of.find("appProtocol").ifPresent(protocol -> port.put("appProtocol", protocol));
    return port.build();
  }

  private static OptionalLong number(JsonObject port, Stored pod) {
    Json target = port.get("targetPort");
    if (target instanceof JsonText name) {
      return named(name.value(), port.text("protocol").orElse("TCP"), pod);
    }
    long number = target instanceof JsonNumber whole ? whole.value().longValue() : 0;
    return OptionalLong.of(number == 0 ? Fields.whole(port, "port", 0) : number);
  }

  private static OptionalLong named(String name, String protocol, Stored pod) {
    for (JsonObject container : Fields.objects(pod.spec(), "containers")) {
      for (JsonObject port : Fields.objects(container, "ports")) {
        if (Fields.text(port, "name").equals(name)
            && port.text("protocol").orElse("TCP").equals(protocol)) {
          return OptionalLong.of(Fields.whole(port, "containerPort", 0));
        }
      }
    }
    return OptionalLong.empty();
  }

  static JsonObject reference(Stored pod) {
    return JsonObject.builder()
        .put("kind", "Pod")
        .put("namespace", pod.key().namespace())
        .put("name", pod.key().name())
        .put("uid", pod.uid())
        .build();
  }

  /// The pod's name within the Service's domain; empty when it has none.
  static String hostname(Stored service, Stored pod) {
    return Fields.text(pod.spec(), "subdomain").equals(service.key().name())
        ? Fields.text(pod.spec(), "hostname")
        : "";
  }

  /// When what stands behind the Service last changed, as far as objects tell.
  static String lastChange(Stored service, List<Stored> pods) {
    String last = Fields.text(service.metadata(), "creationTimestamp");
    for (Stored pod : pods) {
      JsonObject ready = Conditions.find(pod.status(), "Ready");
      String changed = ready == null ? "" : Fields.text(ready, "lastTransitionTime");
      last = changed.compareTo(last) > 0 ? changed : last;
    }
    return last;
  }

  Duration rest() {
    int pods = means.store().snapshot(Kinds.PODS).size();
    return pods <= MANY ? Duration.ZERO : Duration.ofMillis(Math.min(500, pods / 40));
  }
}
