package turbulence.simulator.kubelet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Nodes as they register themselves.
public final class Nodes {
  private static final String VERSION = "v1.36.2";
  private static final String TYPE = "usual";
  private static final String REGION = "region-0";
  private static final String POOL = "default-pool";

  private Nodes() {}

  /// What a node offers.
  ///
  /// @param cpu processors, such as `8`
  /// @param memory such as `32Gi`
  /// @param pods how many pods it takes
  public record Size(String cpu, String memory, int pods) {
    public static final Size USUAL = new Size("8", "32Gi", 110);
  }

  /// A ready Linux node of the usual size; the number decides on its addresses, and no two share
  /// it.
  public static JsonObject node(String name, int number, String zone, Instant now) {
    return node(name, number, zone, now, Size.USUAL);
  }

  /// A ready Linux node; the number decides on its addresses, and no two share it.
  public static JsonObject node(String name, int number, String zone, Instant now, Size size) {
    JsonObject labels =
        JsonObject.builder()
            .put("beta.kubernetes.io/arch", "amd64")
            .put("beta.kubernetes.io/os", "linux")
            .put("kubernetes.io/arch", "amd64")
            .put("kubernetes.io/hostname", name)
            .put("kubernetes.io/os", "linux")
            .put("topology.kubernetes.io/zone", zone)
            .build();
    JsonObject annotations =
        JsonObject.of("node.alpha.kubernetes.io/ttl", "0")
            .with("volumes.kubernetes.io/controller-managed-attach-detach", "true");
    String range = "10." + (244 + number / 256 % 12) + "." + number % 256 + ".0/24";
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Node")
        .put(
            "metadata",
            JsonObject.of("name", name, "labels", labels).with("annotations", annotations))
        .put("spec", JsonObject.of("podCIDR", range, "podCIDRs", JsonArray.of(range)))
        .put("status", status(name, number, now, size))
        .build();
  }

  /// The node with what a cloud knows of it: region, type, pool, and the name of its machine.
  public static JsonObject hosted(JsonObject node) {
    JsonObject metadata = node.object("metadata");
    JsonObject labels = metadata.object("labels");
    String zone = labels.text("topology.kubernetes.io/zone").orElse("");
    String provider = "turbulence://" + zone + "/" + metadata.text("name").orElse("");
    JsonObject known =
        labels
            .with("beta.kubernetes.io/instance-type", TYPE)
            .with("failure-domain.beta.kubernetes.io/region", REGION)
            .with("failure-domain.beta.kubernetes.io/zone", zone)
            .with("node.kubernetes.io/instance-type", TYPE)
            .with("simulator.turbulence/node-pool", POOL)
            .with("topology.kubernetes.io/region", REGION);
    return node.with("metadata", metadata.with("labels", known))
        .with("spec", node.object("spec").with("providerID", provider));
  }

  private static JsonObject status(String name, int number, Instant now, Size size) {
    JsonObject offered =
        JsonObject.builder()
            .put("cpu", size.cpu)
            .put("ephemeral-storage", "100Gi")
            .put("hugepages-1Gi", "0")
            .put("hugepages-2Mi", "0")
            .put("memory", size.memory)
            .put("pods", Integer.toString(size.pods))
            .build();
    String ip = "172.18." + (number / 250 % 256) + "." + (number % 250 + 2);
    return JsonObject.builder()
        .put("capacity", offered)
        .put("allocatable", offered)
        .put("conditions", conditions(now.truncatedTo(ChronoUnit.SECONDS).toString()))
        .put(
            "addresses",
            JsonArray.of(
                JsonObject.of("type", "InternalIP", "address", ip),
                JsonObject.of("type", "Hostname", "address", name)))
        .put("daemonEndpoints", JsonObject.of("kubeletEndpoint", JsonObject.of("Port", 10250)))
        .put("nodeInfo", info(name))
        .build();
  }

  private static JsonObject info(String name) {
    String id =
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    return JsonObject.builder()
        .put("machineID", id.replace("-", ""))
        .put("systemUUID", id)
        .put("bootID", id)
        .put("kernelVersion", "6.12.0")
        .put("osImage", "Turbulence simulated Linux")
        .put("containerRuntimeVersion", "containerd://2.2.0")
        .put("kubeletVersion", VERSION)
        .put("kubeProxyVersion", "")
        .put("operatingSystem", "linux")
        .put("architecture", "amd64")
        .build();
  }

  /// How a node is when nothing is wrong with it.
  static JsonArray conditions(String now) {
    List<Json> all = new ArrayList<>();
    all.add(
        condition(
            "MemoryPressure",
            "KubeletHasSufficientMemory",
            "kubelet has sufficient memory available",
            now));
    all.add(
        condition("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now));
    all.add(
        condition(
            "PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now));
    all.add(condition("Ready", "KubeletReady", "kubelet is posting ready status", now));
    return new JsonArray(all);
  }

  private static JsonObject condition(String type, String reason, String message, String now) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", type.equals("Ready") ? "True" : "False")
        .put("lastHeartbeatTime", now)
        .put("lastTransitionTime", now)
        .put("reason", reason)
        .put("message", message)
        .build();
  }
}
