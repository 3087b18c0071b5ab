package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.HashSet;
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
/// @param closes whether it closes
record Cordon(NodeSelection selection, boolean closes) {
  static final FieldPath UNSCHEDULABLE = FieldPath.of("spec", "unschedulable");

  Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<Target> targets = new ArrayList<>();
    List<Undo> ways = new ArrayList<>();
    List<Evidence> signs = new ArrayList<>();
    List<JsonObject> nodes = selection.in(cluster);
    for (JsonObject node : nodes) {
      String name = node.object("metadata").text("name").orElse("");
      targets.add(Target.of("node", name));
      List<Undo> way = isClosed(node) == closes ? List.of() : way(cluster, name, node);
      ways.addAll(way);
      signs.add(new Schedulability(cluster, name, closes, !way.isEmpty()));
    }
    return Prepared.of(targets, () -> act(cluster, targets))
        .undoneBy(ways)
        .shownBy(signs)
        .treading(tread(cluster, targets).knowing(Resource.NODES, nodes))
        .foretoldBy(() -> closing(cluster, targets).look());
  }

  private Print tread(Cluster cluster, List<Target> nodes) {
    List<String> names = nodes.stream().map(Target::name).toList();
    return closes ? Footprints.nodes(cluster, names) : Footprints.opened(cluster, names);
  }

  private Closing closing(Cluster cluster, List<Target> nodes) {
    Set<String> names = new HashSet<>();
    nodes.forEach(node -> names.add(node.name()));
    return new Closing(cluster, names, closes);
  }

  static boolean isClosed(JsonObject node) {
    return UNSCHEDULABLE.in(node) == JsonBool.TRUE;
  }

  /// A flag that is off is not kept by an API: an open node has none.
  private List<Undo> way(Cluster cluster, String name, JsonObject node)
      throws InterruptedException {
    Json after = closes ? JsonBool.TRUE : null;
    return WayBack.of(cluster, ref(name), node, UNSCHEDULABLE, after);
  }

  static Ref ref(String node) {
    return Resource.NODES.ref("", node);
  }

  private Json act(Cluster cluster, List<Target> nodes)
      throws ActivityFailed, InterruptedException {
    Patch patch = Patch.strategic(UNSCHEDULABLE.put(JsonObject.EMPTY, JsonBool.of(closes)));
    List<String> names = new ArrayList<>();
    for (Target node : nodes) {
      try {
        cluster.patch(ref(node.name()), patch);
      } catch (ClusterFailed e) {
        String wanted = closes ? "unschedule" : "schedule";
        throw Refused.briefly("Failed to " + wanted + " node '" + node.name() + "'", e);
      }
      names.add(node.name());
    }
    return JsonArray.from(names);
  }
}
