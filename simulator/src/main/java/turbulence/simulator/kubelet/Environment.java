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
import turbulence.simulator.kubelet.volume.PodFields;
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
  private final PodFields fields;
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

  private Environment(Store store, PodFields fields) {
    this.store = store;
    this.pod = fields.pod();
    this.fields = fields;
  }

  static Map<String, String> of(Store store, PodFields fields, JsonObject container)
      throws Missing {
    Environment environment = new Environment(store, fields);
    environment.variables.put("HOSTNAME", fields.pod().key().name());
    environment.variables.putAll(ServiceVariables.of(store, fields.pod()));
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
      variables.put(name, fields.field(Trees.text(from.object("fieldRef"), "fieldPath")));
    } else if (from.has("resourceFieldRef")) {
      variables.put(name, PodFields.resource(from.object("resourceFieldRef"), container));
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
