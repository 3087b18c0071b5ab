package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Closing;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.limit.Print;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Closes nodes to new pods, or opens them again.
///
/// @param nodes as they were just read
/// @param closes whether it closes
record Cordon(Cluster cluster, List<JsonObject> nodes, boolean closes) {
  static final FieldPath UNSCHEDULABLE = FieldPath.of("spec", "unschedulable");

  static Cordon of(Scope scope, NodeSelection selection, boolean closes)
      throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    return new Cordon(cluster, selection.in(scope, cluster), closes);
  }

  Prepared prepared() throws InterruptedException {
    List<String> names = names();
    Print print = closes ? Footprints.nodes(cluster, names) : Footprints.opened(cluster, names);
    return Prepared.of(targets(), this::act)
        .undoneBy(ways())
        .shownBy(signs())
        .treading(print.knowing(Resource.NODES, nodes))
        .foretoldBy(() -> new Closing(cluster, Set.copyOf(names), closes).look());
  }

  static boolean isClosed(JsonObject node) {
    return UNSCHEDULABLE.in(node) == JsonBool.TRUE;
  }

  static Ref ref(String node) {
    return Resource.NODES.ref("", node);
  }

  List<String> names() {
    return nodes.stream().map(Nodes::name).toList();
  }

  List<Target> targets() {
    return nodes.stream().map(node -> Target.of("node", Nodes.name(node))).toList();
  }

  /// A flag that is off is not kept by an API: an open node has none.
  List<Undo> ways() throws InterruptedException {
    Json after = closes ? JsonBool.TRUE : null;
    List<Undo> ways = new ArrayList<>();
    for (JsonObject node : nodes) {
      if (isClosed(node) != closes) {
        ways.addAll(WayBack.of(cluster, ref(Nodes.name(node)), node, UNSCHEDULABLE, after));
      }
    }
    return ways;
  }

  List<Evidence> signs() {
    List<Evidence> signs = new ArrayList<>();
    for (JsonObject node : nodes) {
      boolean changes = isClosed(node) != closes;
      signs.add(new Schedulability(cluster, Nodes.name(node), closes, changes));
    }
    return signs;
  }

  /// The names, when each is so. The first refusal ends it.
  JsonArray act() throws ActivityFailed, InterruptedException {
    Patch patch = Patch.strategic(UNSCHEDULABLE.put(JsonObject.EMPTY, JsonBool.of(closes)));
    List<String> names = names();
    for (String name : names) {
      try {
        cluster.patch(ref(name), patch);
      } catch (ClusterFailed e) {
        String wanted = closes ? "unschedule" : "schedule";
        throw Refused.briefly("Failed to " + wanted + " node '" + name + "'", e);
      }
    }
    return JsonArray.from(names);
  }
}
