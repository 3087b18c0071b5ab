package turbulence.simulator.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// A pod with its sidecar: a proxy beside its containers, and before them what leads its traffic
/// there.
final class Sidecar {
  private static final String PROXY = "istio-proxy";
  private static final String LATEST = "latest";

  private final JsonObject pod;
  private final JsonObject metadata;
  private final JsonObject spec;
  private final Workload workload;

  Sidecar(JsonObject pod) {
    this.pod = pod;
    this.metadata = pod.object("metadata");
    this.spec = pod.object("spec");
    this.workload = Workload.of(metadata);
  }

  JsonObject injected() {
    JsonObject labelled =
        metadata
            .with("labels", preset(metadata.object("labels"), labels()))
            .with("annotations", preset(metadata.object("annotations"), annotations()));
    JsonObject filled =
        spec.with("initContainers", with(spec.array("initContainers"), initial()))
            .with("containers", with(spec.array("containers"), proxy()))
            .with("volumes", volumes());
    return pod.with("metadata", labelled).with("spec", filled);
  }

  /// What somebody wrote stays.
  private static JsonObject preset(JsonObject written, Map<String, String> usual) {
    JsonObject.Builder all = written.toBuilder();
    usual.forEach((name, value) -> {
      if (!written.has(name)) {
        all.put(name, value);
      }
    });
    return all.build();
  }

  private Map<String, String> labels() {
    JsonObject labels = metadata.object("labels");
    return Map.of(
        "security.istio.io/tlsMode",
        "istio",
        "service.istio.io/canonical-name",
        labels.text("app.kubernetes.io/name").or(() -> labels.text("app")).orElse(workload.name()),
        "service.istio.io/canonical-revision",
        labels.text("app.kubernetes.io/version").or(() -> labels.text("version")).orElse(LATEST));
  }

  private Map<String, String> annotations() {
    String first = names().isEmpty() ? PROXY : names().getFirst();
    return Map.of(
        "istio.io/rev",
        "default",
        "kubectl.kubernetes.io/default-container",
        first,
        "kubectl.kubernetes.io/default-logs-container",
        first,
        "prometheus.io/path",
        "/stats/prometheus",
        "prometheus.io/port",
        "15020",
        "prometheus.io/scrape",
        "true",
        InjectionRule.STATUS,
        JsonWriter.compact(status()));
  }

  private static JsonObject status() {
    List<Json> volumes = new ArrayList<>();
    Parts.VOLUMES.forEach(each -> volumes.add(Json.of(name(each))));
    return JsonObject.builder()
        .put("initContainers", JsonArray.of("istio-init"))
        .put("containers", JsonArray.of(PROXY))
        .put("volumes", new JsonArray(volumes))
        .put("imagePullSecrets", turbulence.json.JsonNull.NULL)
        .put("revision", "default")
        .build();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    spec.array("containers").forEach(each -> names.add(name(each)));
    names.remove(PROXY);
    return names;
  }

  private static String name(Json named) {
    return named instanceof JsonObject object ? object.text("name").orElse("") : "";
  }

  /// In the place of one that has the name already, whose own fields then count, or behind all.
  private static JsonArray with(JsonArray containers, JsonObject added) {
    List<Json> all = new ArrayList<>();
    JsonObject last = added;
    for (Json each : containers) {
      if (each instanceof JsonObject own && name(own).equals(name(added))) {
        JsonObject.Builder merged = added.toBuilder();
        own.forEach(field -> merged.put(field.getKey(), field.getValue()));
        last =
            own.text("image").orElse("").equals("auto")
                ? merged.put("image", added.text("image").orElse("")).build()
                : merged.build();
      } else {
        all.add(each);
      }
    }
    all.add(last);
    return new JsonArray(all);
  }

  private JsonArray volumes() {
    List<Json> all = new ArrayList<>(spec.array("volumes").items());
    List<String> known = all.stream().map(Sidecar::name).toList();
    for (Json each : Parts.VOLUMES) {
      if (!known.contains(name(each))) {
        all.add(each);
      }
    }
    return new JsonArray(all);
  }

  private JsonObject initial() {
    return imaged(Parts.INITIAL);
  }

  private JsonObject proxy() {
    List<Json> environment = new ArrayList<>(Parts.PROXY.array("env").items());
    environment.add(value("ISTIO_META_POD_PORTS", JsonWriter.compact(ports())));
    environment.add(value("ISTIO_META_APP_CONTAINERS", String.join(",", names())));
    environment.add(value("ISTIO_META_WORKLOAD_NAME", workload.name()));
    environment.add(value("ISTIO_META_OWNER", workload.address()));
    JsonObject proxy = imaged(Parts.PROXY).with("env", new JsonArray(environment));
    return proxy.with("resources", Share.of(metadata.object("annotations"), Parts.PROXY));
  }

  private JsonObject imaged(JsonObject container) {
    return metadata
        .object("annotations")
        .text("sidecar.istio.io/proxyImage")
        .map(image -> container.with("image", image))
        .orElse(container);
  }

  private static JsonObject value(String name, String value) {
    return JsonObject.of("name", name, "value", value);
  }

  /// The ports that the pod's containers name.
  private JsonArray ports() {
    return JsonArray.from(
        spec.array("containers").items().stream()
            .filter(each -> !name(each).equals(PROXY))
            .flatMap(each -> ((JsonObject) each).array("ports").items().stream())
            .collect(Collectors.toList()));
  }

  /// What a pod belongs to, as far as its owner tells.
  record Workload(String name, String address) {
    static Workload of(JsonObject metadata) {
      String namespace = metadata.text("namespace").orElse("default");
      for (Json each : metadata.array("ownerReferences")) {
        if (each instanceof JsonObject owner) {
          return owned(owner, metadata, namespace);
        }
      }
      return new Workload(podName(metadata), address("v1", "pods", namespace, podName(metadata)));
    }

    private static Workload owned(JsonObject owner, JsonObject metadata, String namespace) {
      String kind = owner.text("kind").orElse("");
      String name = owner.text("name").orElse("");
      String version = owner.text("apiVersion").orElse("v1");
      String hash = metadata.object("labels").text("pod-template-hash").orElse("");
      if (kind.equals("ReplicaSet") && !hash.isEmpty() && name.endsWith("-" + hash)) {
        String deployment = name.substring(0, name.length() - hash.length() - 1);
        return new Workload(deployment, address(version, "deployments", namespace, deployment));
      }
      String plural = kind.toLowerCase(java.util.Locale.ROOT) + "s";
      return new Workload(name, address(version, plural, namespace, name));
    }

    private static String podName(JsonObject metadata) {
      String prefix = metadata.text("generateName").orElse("");
      String cut = prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) : prefix;
      return cut.isEmpty() ? metadata.text("name").orElse("") : cut;
    }

    private static String address(String version, String plural, String namespace, String name) {
      return "kubernetes://apis/"
          + version
          + "/namespaces/"
          + namespace
          + "/"
          + plural
          + "/"
          + name;
    }
  }

  /// What the proxy may use, as annotations of the pod say.
  static final class Share {
    private Share() {}

    static JsonObject of(JsonObject annotations, JsonObject proxy) {
      JsonObject resources = proxy.object("resources");
      JsonObject requests = resources.object("requests");
      JsonObject limits = resources.object("limits");
      requests = said(annotations, "sidecar.istio.io/proxyCPU", requests, "cpu");
      requests = said(annotations, "sidecar.istio.io/proxyMemory", requests, "memory");
      limits = said(annotations, "sidecar.istio.io/proxyCPULimit", limits, "cpu");
      limits = said(annotations, "sidecar.istio.io/proxyMemoryLimit", limits, "memory");
      return resources.with("limits", limits).with("requests", requests);
    }

    private static JsonObject said(
        JsonObject annotations, String name, JsonObject amounts, String resource) {
      return annotations
          .text(name)
          .map(amount -> amounts.with(resource, new JsonText(amount)))
          .orElse(amounts);
    }
  }
}
