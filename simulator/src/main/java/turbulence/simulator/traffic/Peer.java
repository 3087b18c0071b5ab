package turbulence.simulator.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Passage.Party;

/// A pod as those who carry traffic know it.
///
/// @param party what is told of it in telemetry; it is in the mesh when its proxy tells
/// @param inMesh whether a proxy of the mesh stands before its programs
public record Peer(String ip, Stored stored, Party party, boolean inMesh) {
  private static final String PROXY = "istio-proxy";

  static Peer of(String ip, Stored pod) {
    JsonObject labels = pod.metadata().object("labels");
    Party party =
        new Party(
            pod.key().namespace(),
            pod.key().name(),
            workload(pod, labels),
            labels.text("app").or(() -> labels.text("app.kubernetes.io/name")).orElse(""),
            labels.text("version").or(() -> labels.text("app.kubernetes.io/version")).orElse(""),
            hasSidecar(pod) || isRouter(pod));
    return new Peer(ip, pod, party, hasSidecar(pod));
  }

  public Key pod() {
    return stored.key();
  }

  public String namespace() {
    return stored.key().namespace();
  }

  public JsonObject labels() {
    return stored.metadata().object("labels");
  }

  /// Whether the proxy before its programs runs.
  public boolean runsProxy() {
    return isRunning(stored.status().array("containerStatuses"))
        || isRunning(stored.status().array("initContainerStatuses"));
  }

  private static boolean isRunning(JsonArray statuses) {
    for (Json each : statuses) {
      if (each instanceof JsonObject status
          && status.text("name").orElse("").equals(PROXY)
          && status.object("state").has("running")) {
        return true;
      }
    }
    return false;
  }

  /// The number of a port that one of its containers names; 0 when none does.
  public int port(String name, String protocol) {
    for (Json each : stored.spec().array("containers")) {
      JsonObject container = each instanceof JsonObject object ? object : JsonObject.EMPTY;
      for (JsonObject port : Services.objects(container.array("ports"))) {
        if (port.text("name").orElse("").equals(name)
            && port.text("protocol").orElse("TCP").equals(protocol)) {
          return Services.number(port.get("containerPort"));
        }
      }
    }
    return 0;
  }

  private static boolean hasSidecar(Stored pod) {
    return pod.metadata().object("annotations").has("sidecar.istio.io/status")
        && (has(pod.spec().array("containers")) || has(pod.spec().array("initContainers")));
  }

  /// Whether it is nothing but a proxy, at the border of the mesh.
  private static boolean isRouter(Stored pod) {
    JsonArray containers = pod.spec().array("containers");
    return containers.size() == 1
        && containers.items().getFirst() instanceof JsonObject only
        && only.text("name").orElse("").equals(PROXY)
        && only.array("args").items().contains(new JsonText("router"));
  }

  private static boolean has(JsonArray containers) {
    for (Json each : containers) {
      if (each instanceof JsonObject container
          && container.get("name") instanceof JsonText name
          && name.value().equals(PROXY)) {
        return true;
      }
    }
    return false;
  }

  private static String workload(Stored pod, JsonObject labels) {
    List<JsonObject> owners = Services.objects(pod.metadata().array("ownerReferences"));
    @Nullable JsonObject owner =
        owners.stream()
            .filter(each -> JsonBool.TRUE.equals(each.get("controller")))
            .findFirst()
            .orElse(null);
    if (owner == null) {
      return pod.key().name();
    }
    String name = owner.text("name").orElse(pod.key().name());
    return switch (owner.text("kind").orElse("")) {
      case "ReplicaSet" -> without(name, "-" + labels.text("pod-template-hash").orElse("?"));
      case "Job" -> timeless(name);
      default -> name;
    };
  }

  private static String without(String name, String end) {
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }

  /// The name of the CronJob whose Jobs are named after their minutes.
  private static String timeless(String name) {
    int dash = name.lastIndexOf('-');
    String end = name.substring(dash + 1);
    boolean isTime =
        dash > 0
            && end.length() >= 8
            && end.length() <= 10
            && end.chars().allMatch(c -> c >= '0' && c <= '9');
    return isTime ? name.substring(0, dash) : name;
  }
}
