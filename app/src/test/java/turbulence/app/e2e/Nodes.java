package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.List;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// The nodes of a cluster.
///
/// @param names those that are no part of the control plane first
/// @param linux how many run it
/// @param open how many take pods that tolerate nothing
/// @param workers how many of those are no part of the control plane
record Nodes(List<String> names, int linux, int open, int workers) {
  static final Nodes NONE = new Nodes(List.of(), 0, 0, 0);
  private static final String CONTROL = "node-role.kubernetes.io/control-plane";

  static Nodes of(Cluster cluster) throws ClusterFailed, InterruptedException {
    List<String> names = new ArrayList<>();
    List<String> control = new ArrayList<>();
    int linux = 0;
    int open = 0;
    int workers = 0;
    for (JsonObject node : cluster.list(Resource.NODES.everywhere())) {
      JsonObject labels = node.object("metadata").object("labels");
      boolean works = !labels.has(CONTROL);
      (works ? names : control).add(Ground.name(node));
      linux += labels.text("kubernetes.io/os").orElse("").equals("linux") ? 1 : 0;
      open += isOpen(node) ? 1 : 0;
      workers += isOpen(node) && works ? 1 : 0;
    }
    names.addAll(control);
    return new Nodes(List.copyOf(names), linux, open, workers);
  }

  private static boolean isOpen(JsonObject node) {
    for (Json taint : node.object("spec").array("taints")) {
      if (!((JsonObject) taint).text("effect").orElse("").equals("PreferNoSchedule")) {
        return false;
      }
    }
    for (Json condition : node.object("status").array("conditions")) {
      JsonObject fields = (JsonObject) condition;
      if (fields.text("type").orElse("").equals("Ready")
          && !fields.text("status").orElse("").equals("True")) {
        return false;
      }
    }
    return node.object("spec").get("unschedulable") != JsonBool.TRUE;
  }
}
