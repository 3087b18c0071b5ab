package turbulence.simulator.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Finds what is to be scraped: pods whose annotations ask for it (`prometheus.io/scrape`), the
/// sidecars of the mesh, and the Prometheus itself.
final class Discovery {
  private static final Resource PODS = new Resource("", "pods");
  private static final int ENVOY = 15_090;

  private final Store store;

  Discovery(Store store) {
    this.store = store;
  }

  /// @param ownPort where the Prometheus listens
  List<Target> targets(int ownPort) {
    List<Target> targets = new ArrayList<>();
    Map<String, String> own = Map.of("job", "prometheus", "instance", "localhost:" + ownPort);
    targets.add(
        new Target(
            "localhost",
            ownPort,
            "/metrics",
            own,
            Map.of("__address__", "localhost:" + ownPort, "job", "prometheus")));
    for (Stored pod : store.snapshot(PODS).all("")) {
      String ip = pod.status().text("podIP").orElse("");
      String phase = pod.status().text("phase").orElse("");
      if (!ip.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed")) {
        addPod(targets, pod, ip);
      }
    }
    return targets;
  }

  private static void addPod(List<Target> targets, Stored pod, String ip) {
    JsonObject annotations = pod.metadata().object("annotations");
    boolean asked = annotations.text("prometheus.io/scrape").orElse("").equals("true");
    boolean proxied =
        containers(pod).stream()
            .anyMatch(each -> each.text("name").orElse("").equals("istio-proxy"));
    if (asked) {
      String path = annotations.text("prometheus.io/path").orElse("/metrics");
      OptionalInt port = number(annotations.text("prometheus.io/port").orElse(""));
      List<Integer> ports = port.isPresent() ? List.of(port.getAsInt()) : ports(pod);
      ports.forEach(each -> targets.add(target("kubernetes-pods", pod, ip, each, path)));
    }
    boolean merged = asked && annotations.text("prometheus.io/port").orElse("").equals("15020");
    if (proxied && !merged) {
      targets.add(target("envoy-stats", pod, ip, ENVOY, "/stats/prometheus"));
    }
  }

  private static Target target(String job, Stored pod, String ip, int port, String path) {
    Map<String, String> labels = new TreeMap<>();
    Map<String, String> discovered = new TreeMap<>();
    for (Map.Entry<String, Json> label : pod.metadata().object("labels")) {
      if (label.getValue() instanceof JsonText value && !value.value().isEmpty()) {
        labels.put(Names.label(label.getKey()), value.value());
        discovered.put("__meta_kubernetes_pod_label_" + Names.label(label.getKey()), value.value());
      }
    }
    String address = ip + ":" + port;
    labels.put("job", job);
    labels.put("instance", address);
    labels.put("namespace", pod.key().namespace());
    labels.put("pod", pod.key().name());
    discovered.put("__address__", address);
    discovered.put("__metrics_path__", path);
    discovered.put("__meta_kubernetes_namespace", pod.key().namespace());
    discovered.put("__meta_kubernetes_pod_name", pod.key().name());
    discovered.put("__meta_kubernetes_pod_ip", ip);
    discovered.put("__meta_kubernetes_pod_node_name", pod.spec().text("nodeName").orElse(""));
    discovered.put("job", job);
    return new Target(ip, port, path.startsWith("/") ? path : "/" + path, labels, discovered);
  }

  private static List<JsonObject> containers(Stored pod) {
    List<JsonObject> containers = new ArrayList<>();
    for (String field : List.of("containers", "initContainers")) {
      containers.addAll(objects(pod.spec().array(field)));
    }
    return containers;
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.items().stream()
        .flatMap(item -> item instanceof JsonObject object ? Stream.of(object) : Stream.empty())
        .toList();
  }

  private static List<Integer> ports(Stored pod) {
    List<Integer> ports = new ArrayList<>();
    for (JsonObject container : objects(pod.spec().array("containers"))) {
      for (JsonObject port : objects(container.array("ports"))) {
        if (port.get("containerPort") instanceof JsonNumber number) {
          ports.add((int) number.doubleValue());
        }
      }
    }
    return ports;
  }

  private static OptionalInt number(String digits) {
    boolean good =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return good ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }
}
