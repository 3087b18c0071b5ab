package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.drain.NodeDrain;
import turbulence.faults.kubernetes.rights.Need;

/// What would come of nodes that are deleted.
public final class NodeLoss implements Forecasting {
  private final Cluster cluster;
  private final List<String> nodes;

  /// @param nodes by name
  public NodeLoss(Cluster cluster, Collection<String> nodes) {
    this.cluster = cluster;
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    telling.lasting(
        (nodes.size() == 1 ? "node " : "nodes ")
            + Keepers.list(nodes)
            + ": a node that was deleted is back only when its kubelet starts anew");
    telling.about("which pods are lost", () -> tellOfPods(telling));
    telling.about(
        "how many nodes there are",
        () -> telling.effect(nodes.size() + " of " + count() + " nodes go"));
    Need delete = Need.of("delete", Resource.NODES, "");
    new Rights(cluster)
        .tell(List.of(nodes.size() == 1 ? delete.on(nodes.getFirst()) : delete), telling);
    return telling.forecast();
  }

  private int count() throws ClusterFailed, InterruptedException {
    int[] count = new int[1];
    cluster.list(Resource.NODES.everywhere().metadataOnly(), _ -> count[0]++);
    return count[0];
  }

  private void tellOfPods(Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    Map<String, List<Doomed>> lost = new TreeMap<>();
    for (String node : nodes) {
      int[] pods = new int[1];
      cluster.list(
          NodeDrain.pods(node),
          pod -> {
            String namespace = pod.object("metadata").text("namespace").orElse("");
            lost.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(Doomed.of(pod));
            pods[0]++;
          });
      telling.effect(
          "node "
              + node
              + " has "
              + (pods[0] == 1 ? "1 pod" : pods[0] + " pods")
              + ", lost with it");
    }
    for (Map.Entry<String, List<Doomed>> entry : lost.entrySet()) {
      tellOfNamespace(entry.getKey(), entry.getValue(), telling);
    }
  }

  private void tellOfNamespace(String namespace, List<Doomed> pods, Telling telling)
      throws ActivityFailed, InterruptedException {
    telling.about(
        "which budgets they are under",
        () -> Budgets.read(cluster, namespace).tell(pods, Leaving.DELETED, telling));
    Set<String> names = new HashSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    telling.about(
        "which Services they are behind",
        () -> ServiceShares.read(cluster, namespace).tell(names, 0, telling));
  }
}
