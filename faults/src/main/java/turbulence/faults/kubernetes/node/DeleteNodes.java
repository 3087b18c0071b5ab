package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.NodeLoss;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Deletes nodes from the cluster; their machines run on.
@About(
    "Delete nodes from the cluster, the first that fits when nothing else is said; gives the names"
        + " of those that are gone. Nothing is evicted before, and nothing brings a node back but"
        + " its kubelet when it starts anew.")
public record DeleteNodes(
    @About("The nodes that have these labels, such as `disk=ssd`.") @Nullable String labelSelector,
    HowMany howMany,
    @About("Seconds to wait with the deletion, for what heeds that; nodes do not.")
        @Nullable Integer gracePeriodSeconds,
    Hosting hosting,
    NodeTargets targets)
    implements Action, Needing {

  /// How many nodes.
  record HowMany(
      @About("Whether to take every one; rand and count do not matter then.") @Default("false")
          boolean all,
      @About("Whether to take one by chance.") @Default("false") boolean rand,
      @About("How many of these nodes, drawn by chance and none twice; never more than there are.")
          @Nullable Integer count) {

    @Nullable Integer drawn() {
      return all ? null : rand ? Integer.valueOf(1) : count == null || count < 1 ? null : count;
    }

    /// Whether nothing is said of it.
    boolean isFirst() {
      return !all && drawn() == null;
    }
  }

  public DeleteNodes {
    selection(labelSelector, howMany, hosting, targets);
  }

  private static NodeSelection selection(
      @Nullable String labels, HowMany howMany, Hosting hosting, NodeTargets targets) {
    return new NodeSelection(NodeMarks.labels(labels), hosting, targets, howMany.drawn());
  }

  private NodeSelection selection() {
    return selection(labelSelector, howMany, hosting, targets);
  }

  @Override
  public List<Need> needs() {
    return selection().needs("delete");
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<JsonObject> fitting = selection().in(scope, cluster);
    List<JsonObject> nodes = howMany.isFirst() ? fitting.subList(0, 1) : fitting;
    List<String> names = nodes.stream().map(Nodes::name).toList();
    List<Target> targets = names.stream().map(name -> Target.of("node", name)).toList();
    return Prepared.of(targets, () -> delete(scope, cluster, names))
        .shownBy(nodes.stream().map(node -> NodeGone.of(cluster, node)).toList())
        .treading(Footprints.emptied(cluster, names).knowing(Resource.NODES, nodes))
        .foretoldBy(() -> new NodeLoss(cluster, names).look());
  }

  private Json delete(Scope scope, Cluster cluster, List<String> names)
      throws ActivityFailed, InterruptedException {
    Deletion deletion =
        gracePeriodSeconds == null ? Deletion.USUAL : Deletion.USUAL.grace(gracePeriodSeconds);
    List<String> held = new ArrayList<>();
    Each.of(scope, names, name -> deleted(cluster, name, deletion, held))
        .orFail(name -> "node " + name, "was not deleted");
    List<String> gone = new ArrayList<>(names);
    gone.removeAll(held);
    return JsonArray.from(gone);
  }

  /// Of a node that something else holds back, the API answers with the node instead of success.
  private static boolean deleted(Cluster cluster, String name, Deletion deletion, List<String> held)
      throws ClusterFailed, InterruptedException {
    JsonObject answer = cluster.delete(Cordon.ref(name), deletion);
    if (answer.text("status").filter("Success"::equals).isEmpty()) {
      synchronized (held) {
        held.add(name);
      }
    }
    return true;
  }
}
