package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.drain.NodeDrain;
import turbulence.faults.kubernetes.forecast.Draining;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Closes nodes to new pods and has their pods leave them.
@About(
    "Close nodes to new pods and evict the pods that run there, as disruption budgets allow; gives"
        + " the names of the nodes once they are empty. Pods of DaemonSets stay. Nodes that were"
        + " open are opened again after the run.")
public record DrainNodes(
    NodeMarks marks,
    @About(
            "Whether pods leave, too, that store something on the node, which is lost then;"
                + " otherwise they stay.")
        @Default("false")
        boolean deletePodsWithLocalStorage,
    @About("Seconds after which the drain of a node gives up.") @Default("120") @Min(0) int timeout,
    Chosen chosen,
    NodeTargets targets)
    implements Action, Needing {

  /// How many nodes, and by which pods on them.
  record Chosen(
      @About(
              "How many of these nodes, drawn by chance and none twice; never more than there are."
                  + " All of them when left out.")
          @Nullable Integer count,
      Hosting hosting) {}

  public DrainNodes {
    selection(marks, chosen, targets);
  }

  private static NodeSelection selection(NodeMarks marks, Chosen chosen, NodeTargets targets) {
    return new NodeSelection(marks, chosen.hosting(), targets, chosen.count());
  }

  private NodeSelection selection() {
    return selection(marks, chosen, targets);
  }

  @Override
  public List<Need> needs() {
    List<Need> needs = selection().doing("patch");
    needs.add(Need.of("list", Resource.PODS, ""));
    needs.add(Need.of("create", Resource.PODS, "").part("eviction"));
    return needs;
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cordon cordon = Cordon.of(scope, selection(), true);
    return Prepared.of(cordon.targets(), () -> drain(scope, cordon))
        .undoneBy(cordon.ways())
        .shownBy(cordon.signs())
        .treading(
            Footprints.emptied(cordon.cluster(), cordon.names())
                .knowing(Resource.NODES, cordon.nodes()))
        .foretoldBy(() -> new Draining(cordon.cluster(), cordon.names(), terms()).look());
  }

  private NodeDrain.Terms terms() {
    return new NodeDrain.Terms(timeout, deletePodsWithLocalStorage);
  }

  private Json drain(Scope scope, Cordon cordon) throws ActivityFailed, InterruptedException {
    JsonArray names = cordon.act();
    for (String node : cordon.names()) {
      new NodeDrain(scope, cordon.cluster(), node, terms()).empty();
    }
    return names;
  }
}
