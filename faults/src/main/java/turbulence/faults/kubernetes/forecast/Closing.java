package turbulence.faults.kubernetes.forecast;

import java.util.List;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What would come of nodes that are closed to new pods, or opened to them.
///
/// @param nodes by name
/// @param closes whether they are closed
public record Closing(Cluster cluster, Set<String> nodes, boolean closes) implements Forecasting {
  public Closing {
    nodes = Set.copyOf(nodes);
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    telling.about("which nodes are left", () -> tellOfNodes(telling));
    Need need = Need.of("patch", Resource.NODES, "");
    Need narrow = nodes.size() == 1 ? need.on(nodes.iterator().next()) : need;
    new Rights(cluster).tell(List.of(narrow), telling);
    return telling.forecast();
  }

  private void tellOfNodes(Telling telling) throws ClusterFailed, InterruptedException {
    int all = 0;
    int open = 0;
    int already = 0;
    for (JsonObject node : cluster.list(Resource.NODES.everywhere())) {
      boolean closed = node.object("spec").get("unschedulable") == JsonBool.TRUE;
      boolean meant = nodes.contains(node.object("metadata").text("name").orElse(""));
      all++;
      open += (meant ? !closes : !closed) ? 1 : 0;
      already += meant && closed == closes ? 1 : 0;
    }
    if (already > 0) {
      String state = closes ? "closed" : "open";
      telling.effect(already + " of " + nodes.size() + " already " + state + " to new pods");
    }
    telling.effect(
        open == 0
            ? "no node is left for new pods: they wait"
            : open + " of " + all + " nodes are open to new pods then; pods that run stay");
  }
}
