package turbulence.simulator.injection;

import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Whether a service that webhooks lead to answers: it does when a pod behind it is ready.
record Istiod(Store store) {
  static final String NAMESPACE = "istio-system";
  static final String NAME = "istiod";
  static final Resource SLICES = new Resource("discovery.k8s.io", "endpointslices");
  private static final Resource SERVICES = new Resource("", "services");

  /// What a server says when it cannot call the webhook; empty when it can.
  Optional<String> complaint(Webhook webhook) {
    JsonObject called = webhook.service();
    String namespace = called.text("namespace").orElse("");
    String name = called.text("name").orElse("");
    long port = called.get("port") instanceof JsonNumber number ? number.value().longValue() : 443;
    String why;
    if (store.get(new Key(SERVICES, namespace, name)).isEmpty()) {
      why = "service \"" + name + "\" not found";
    } else if (answers(store, namespace, name)) {
      return Optional.empty();
    } else {
      why = "no endpoints available for service \"" + name + "\"";
    }
    return Optional.of(
        "failed calling webhook \"%s\": failed to call webhook: Post \"https://%s.%s.svc:%d%s?timeout=%ds\": %s"
            .formatted(
                webhook.name(),
                name,
                namespace,
                port,
                called.text("path").orElse("/"),
                webhook.timeoutSeconds(),
                why));
  }

  boolean isUp() {
    return answers(store, NAMESPACE, NAME);
  }

  private static boolean answers(Store store, String namespace, String service) {
    return store.snapshot(SLICES).all(namespace).stream()
        .filter(slice -> isOf(slice, service))
        .anyMatch(Istiod::hasReady);
  }

  static boolean isOf(Stored slice, String service) {
    return slice
        .metadata()
        .object("labels")
        .text("kubernetes.io/service-name")
        .orElse("")
        .equals(service);
  }

  private static boolean hasReady(Stored slice) {
    for (Json each : slice.object().array("endpoints")) {
      if (each instanceof JsonObject endpoint
          && endpoint.object("conditions").get("ready") == JsonBool.TRUE) {
        return true;
      }
    }
    return false;
  }
}
