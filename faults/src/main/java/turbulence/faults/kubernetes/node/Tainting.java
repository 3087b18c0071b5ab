package turbulence.faults.kubernetes.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.TaintedNodes;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.limit.Print;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Gives nodes a taint among those that they have.
///
/// @param nodes as they were just read
record Tainting(Scope scope, Cluster cluster, List<JsonObject> nodes, Taint taint) {
  private static final int MOST_TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(25);

  Prepared prepared() throws InterruptedException {
    List<String> names = nodes.stream().map(Nodes::name).toList();
    List<Target> targets = names.stream().map(name -> Target.of("node", name)).toList();
    List<Undo> ways = new ArrayList<>();
    List<Evidence> signs = new ArrayList<>();
    for (JsonObject node : nodes) {
      List<Undo> way =
          WayBack.of(cluster, Cordon.ref(Nodes.name(node)), node, taint.path(), taint.object());
      ways.addAll(way);
      signs.add(new Tainted(cluster, Nodes.name(node), taint, !way.isEmpty()));
    }
    Print print =
        taint.expels() ? Footprints.emptied(cluster, names) : Footprints.nodes(cluster, names);
    return Prepared.of(targets, () -> act(names))
        .undoneBy(ways)
        .shownBy(signs)
        .treading(print.knowing(Resource.NODES, nodes))
        .foretoldBy(() -> new TaintedNodes(cluster, names, taint.object()).look());
  }

  private Json act(List<String> names) throws ActivityFailed, InterruptedException {
    Each.of(scope, names, this::taint).orFail(name -> "node " + name, "was not tainted");
    return JsonArray.from(names);
  }

  /// The list is written whole, so only onto what was just read.
  private boolean taint(String name) throws ClusterFailed, InterruptedException {
    for (int tries = 1; ; tries++) {
      JsonObject live = cluster.get(Cordon.ref(name));
      if (taint.isOn(live)) {
        return true;
      }
      Json version = live.object("metadata").get("resourceVersion");
      JsonObject patch = JsonObject.of("metadata", JsonObject.of("resourceVersion", version));
      Json taints = Taint.all().in(taint.path().set(live, taint.object()));
      try {
        cluster.patch(Cordon.ref(name), Patch.merge(Taint.all().put(patch, taints)));
        return true;
      } catch (ClusterFailed e) {
        if (!e.isConflict() || tries == MOST_TRIES) {
          throw e;
        }
        scope.world().sleep(PAUSE);
      }
    }
  }
}
