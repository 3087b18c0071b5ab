package turbulence.simulator.control.node;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// What is written on pods when something is wrong with their node.
final class PodMarks {
  private PodMarks() {}

  /// The pod, no longer ready.
  static JsonObject notReady(JsonObject pod, String now) {
    JsonObject status = pod.object("status");
    List<Json> conditions = new ArrayList<>();
    boolean changed = false;
    for (JsonObject each : Trees.objects(status, "conditions")) {
      boolean ready =
          Trees.text(each, "type").equals("Ready") && Trees.text(each, "status").equals("True");
      changed |= ready;
      conditions.add(ready ? each.with("status", "False").with("lastTransitionTime", now) : each);
    }
    return changed ? pod.with("status", status.with("conditions", new JsonArray(conditions))) : pod;
  }

  /// The pod with the reason why it will be deleted.
  static JsonObject disrupted(JsonObject pod, String reason, String message, String now) {
    JsonObject status = pod.object("status");
    List<Json> conditions = new ArrayList<>();
    for (JsonObject each : Trees.objects(status, "conditions")) {
      if (!Trees.text(each, "type").equals("DisruptionTarget")) {
        conditions.add(each);
      }
    }
    conditions.add(
        JsonObject.builder()
            .put("type", "DisruptionTarget")
            .put("status", "True")
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", now)
            .put("reason", reason)
            .put("message", message)
            .build());
    return pod.with("status", status.with("conditions", new JsonArray(conditions)));
  }
}
