package turbulence.simulator.control.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// The conditions of nodes, and what they become when nothing is heard of a node.
final class Silence {
  private static final List<String> KNOWN =
      List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  private Silence() {}

  static String ready(JsonObject status) {
    return find(status, "Ready").map(each -> Trees.text(each, "status")).orElse("");
  }

  private static Optional<JsonObject> find(JsonObject status, String type) {
    return Trees.objects(status, "conditions").stream()
        .filter(each -> Trees.text(each, "type").equals(type))
        .findFirst();
  }

  static JsonObject fallen(JsonObject node, String now) {
    JsonObject status = node.object("status");
    List<Json> conditions = new ArrayList<>();
    for (JsonObject each : Trees.objects(status, "conditions")) {
      boolean ours = KNOWN.contains(Trees.text(each, "type"));
      conditions.add(ours ? unknown(each, now) : each);
    }
    for (String type : KNOWN) {
      if (find(status, type).isEmpty()) {
        conditions.add(never(type, Trees.text(node.object("metadata"), "creationTimestamp"), now));
      }
    }
    return node.with("status", status.with("conditions", new JsonArray(conditions)));
  }

  private static JsonObject unknown(JsonObject condition, String now) {
    if (Trees.text(condition, "status").equals("Unknown")) {
      return condition;
    }
    return condition
        .with("status", "Unknown")
        .with("lastTransitionTime", now)
        .with("reason", "NodeStatusUnknown")
        .with("message", "Kubelet stopped posting node status.");
  }

  private static JsonObject never(String type, String since, String now) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", "Unknown")
        .put("lastHeartbeatTime", since)
        .put("lastTransitionTime", now)
        .put("reason", "NodeStatusNeverUpdated")
        .put("message", "Kubelet never posted node status.")
        .build();
  }
}
