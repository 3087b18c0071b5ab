package turbulence.simulator.injection;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.select.LabelSelector;

/// A webhook of a MutatingWebhookConfiguration that leads to a sidecar injector: a service's path
/// `/inject`. Nobody here answers others.
record Webhook(JsonObject json) {
  /// Those of a configuration that concern new pods, in order.
  static List<Webhook> of(JsonObject configuration) {
    List<Webhook> found = new ArrayList<>();
    for (Json each : configuration.array("webhooks")) {
      if (each instanceof JsonObject json
          && json.object("clientConfig")
              .object("service")
              .text("path")
              .orElse("/")
              .startsWith("/inject")
          && concernsPods(json)) {
        found.add(new Webhook(json));
      }
    }
    return found;
  }

  private static boolean concernsPods(JsonObject json) {
    for (Json each : json.array("rules")) {
      if (each instanceof JsonObject rule
          && has(rule, "apiGroups", "")
          && has(rule, "apiVersions", "v1")
          && has(rule, "operations", "CREATE")
          && (has(rule, "resources", "pods") || has(rule, "resources", "*/*"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonObject rule, String field, String wanted) {
    for (Json each : rule.array(field)) {
      if (each instanceof JsonText text
          && (text.value().equals(wanted) || text.value().equals("*"))) {
        return true;
      }
    }
    return false;
  }

  boolean means(JsonObject pod, JsonObject namespace) {
    return selector("namespaceSelector").selects(namespace)
        && selector("objectSelector").selects(pod);
  }

  private LabelSelector selector(String field) {
    Json written = json.get(field);
    return written instanceof JsonObject ? LabelSelector.of(written) : LabelSelector.EVERYTHING;
  }

  /// Whether nothing is made without its answer.
  boolean mustAnswer() {
    return !json.text("failurePolicy").orElse("Fail").equals("Ignore");
  }

  String name() {
    return json.text("name").orElse("");
  }

  /// The service that is called: name, namespace, port, path.
  JsonObject service() {
    return json.object("clientConfig").object("service");
  }

  long timeoutSeconds() {
    return json.get("timeoutSeconds") instanceof turbulence.json.JsonNumber number
        ? number.value().longValue()
        : 10;
  }
}
