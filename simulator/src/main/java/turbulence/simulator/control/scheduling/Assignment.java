package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What becomes of a pod's object when a node was found for it, or none.
final class Assignment {
  private static final List<String> COPIED =
      List.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

  private static final String NOMINATED = "nominatedNodeName";

  private Assignment() {}

  /// The pod with the node on which room is made for it.
  static JsonObject nominated(JsonObject pod, String node) {
    return pod.with("status", pod.object("status").with(NOMINATED, node));
  }

  /// The pod on that node, with the node's place in the world among its labels.
  static JsonObject bound(JsonObject pod, Host host, String now) {
    JsonObject metadata = pod.object("metadata");
    JsonObject labels = metadata.object("labels");
    for (String label : COPIED) {
      String value = host.label(label);
      labels = value == null ? labels : labels.with(label, value);
    }
    JsonObject condition =
        JsonObject.builder()
            .put("type", "PodScheduled")
            .put("status", "True")
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", now)
            .build();
    return pod.with("metadata", labels.isEmpty() ? metadata : metadata.with("labels", labels))
        .with("spec", pod.object("spec").with("nodeName", host.name()))
        .with("status", withCondition(pod.object("status").without(NOMINATED), condition));
  }

  static JsonObject unschedulable(JsonObject pod, String message, String now) {
    JsonObject status = pod.object("status");
    JsonObject.Builder condition =
        JsonObject.builder()
            .put("type", "PodScheduled")
            .put("status", "False")
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", now)
            .put("reason", "Unschedulable")
            .put("message", message);
    for (JsonObject before : Trees.objects(status, "conditions")) {
      if (isScheduled(before) && Trees.text(before, "status").equals("False")) {
        condition.put("lastTransitionTime", before.get("lastTransitionTime"));
      }
    }
    return pod.with("status", withCondition(status, condition.build()));
  }

  private static JsonObject withCondition(JsonObject status, JsonObject condition) {
    List<Json> all = new ArrayList<>();
    for (JsonObject each : Trees.objects(status, "conditions")) {
      if (!isScheduled(each)) {
        all.add(each);
      }
    }
    all.add(condition);
    JsonObject.Builder changed = JsonObject.builder();
    if (status.has("phase")) {
      changed.put("phase", status.get("phase"));
    }
    changed.put("conditions", new JsonArray(all));
    status.forEach(field -> {
      if (!changed.has(field.getKey())) {
        changed.put(field.getKey(), field.getValue());
      }
    });
    return changed.build();
  }

  private static boolean isScheduled(JsonObject condition) {
    return Trees.text(condition, "type").equals("PodScheduled");
  }
}
