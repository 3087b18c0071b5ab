package turbulence.simulator.kubelet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The environment variables of a container: given ones, and those from config maps, secrets and
/// the pod's own fields.
final class Environment {
  private static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  private static final Resource SECRETS = new Resource("", "secrets");

  private final Store store;
  private final Stored pod;
  private final Map<String, String> status;
  private final Map<String, String> variables = new LinkedHashMap<>();

  /// Something that the pod's spec names does not exist.
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message, null, false, false);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  private Environment(Store store, Stored pod, Map<String, String> status) {
    this.store = store;
    this.pod = pod;
    this.status = status;
  }

  /// @param status fields of the status that are known to the node alone so far: `status.podIP`
  static Map<String, String> of(
      Store store, Stored pod, JsonObject container, Map<String, String> status) throws Missing {
    Environment environment = new Environment(store, pod, status);
    environment.variables.put("HOSTNAME", pod.key().name());
    for (JsonObject source : Trees.objects(container, "envFrom")) {
      environment.all(source);
    }
    for (JsonObject variable : Trees.objects(container, "env")) {
      environment.one(variable, container);
    }
    return environment.variables;
  }

  private void all(JsonObject source) throws Missing {
    boolean secret = source.has("secretRef");
    JsonObject reference = source.object(secret ? "secretRef" : "configMapRef");
    Optional<Stored> found = find(secret, reference);
    if (found.isPresent()) {
      String prefix = Trees.text(source, "prefix");
      for (Map.Entry<String, Json> entry : found.get().object().object("data")) {
        variables.put(prefix + entry.getKey(), plain(secret, entry.getValue()));
      }
    }
  }

  private Optional<Stored> find(boolean secret, JsonObject reference) throws Missing {
    String name = Trees.text(reference, "name");
    Key key = new Key(secret ? SECRETS : CONFIG_MAPS, pod.key().namespace(), name);
    Optional<Stored> found = store.get(key);
    if (found.isEmpty() && reference.get("optional") != JsonBool.TRUE) {
      throw new Missing((secret ? "secret \"" : "configmap \"") + name + "\" not found");
    }
    return found;
  }

  private void one(JsonObject variable, JsonObject container) throws Missing {
    String name = Trees.text(variable, "name");
    JsonObject from = variable.object("valueFrom");
    if (from.has("fieldRef")) {
      variables.put(name, field(Trees.text(from.object("fieldRef"), "fieldPath")));
    } else if (from.has("resourceFieldRef")) {
      variables.put(name, resource(from.object("resourceFieldRef"), container));
    } else if (from.has("secretKeyRef") || from.has("configMapKeyRef")) {
      keyed(name, from);
    } else {
      variables.put(name, expanded(Trees.text(variable, "value"), variables));
    }
  }

  private void keyed(String name, JsonObject from) throws Missing {
    boolean secret = from.has("secretKeyRef");
    JsonObject reference = from.object(secret ? "secretKeyRef" : "configMapKeyRef");
    Optional<Stored> found = find(secret, reference);
    String key = Trees.text(reference, "key");
    if (found.isPresent() && found.get().object().object("data").has(key)) {
      variables.put(
          name, plain(secret, found.get().object().object("data").find(key).orElseThrow()));
    } else if (reference.get("optional") != JsonBool.TRUE) {
      throw new Missing(
          "couldn't find key "
              + key
              + (secret ? " in Secret " : " in ConfigMap ")
              + pod.key().namespace()
              + "/"
              + Trees.text(reference, "name"));
    }
  }

  private static String plain(boolean secret, Json value) {
    String text = value instanceof JsonText some ? some.value() : value.toString();
    return secret ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text;
  }

  private String field(String path) {
    if (path.endsWith("']")) {
      String map = path.substring(path.indexOf('.') + 1, path.indexOf('['));
      String key = path.substring(path.indexOf("['") + 2, path.length() - 2);
      return Trees.text(pod.metadata().object(map), key);
    }
    return switch (path) {
      case "metadata.name" -> pod.key().name();
      case "metadata.namespace" -> pod.key().namespace();
      case "metadata.uid" -> pod.uid();
      case "spec.nodeName" -> Trees.text(pod.spec(), "nodeName");
      case "spec.serviceAccountName" -> Trees.text(pod.spec(), "serviceAccountName");
      default -> status.getOrDefault(path, "");
    };
  }

  private static String resource(JsonObject reference, JsonObject container) {
    String path = Trees.text(reference, "resource");
    String kind = path.substring(0, Math.max(0, path.indexOf('.')));
    String what = path.substring(path.indexOf('.') + 1);
    String amount = Trees.text(container.object("resources").object(kind), what);
    Quantity divisor = Quantity.of(reference.text("divisor").orElse("0"));
    Quantity each = divisor.signum() == 0 ? Quantity.of(1) : divisor;
    long thousandths = Math.max(1, each.milli());
    return Long.toString(Math.ceilDiv(Quantity.of(amount).milli(), thousandths));
  }

  /// `$(NAME)` stands for a variable that is known already; `$$` for a dollar sign.
  static String expanded(String text, Map<String, String> known) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith("$(", at) ? text.indexOf(')', at) : -1;
      if (text.startsWith("$$", at)) {
        out.append('$');
        at += 2;
      } else if (end > 0) {
        String name = text.substring(at + 2, end);
        out.append(known.getOrDefault(name, text.substring(at, end + 1)));
        at = end + 1;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }
}
