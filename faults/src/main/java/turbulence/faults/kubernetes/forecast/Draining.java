package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
import turbulence.faults.kubernetes.drain.Lodger;
import turbulence.faults.kubernetes.drain.Lodger.Fate;
import turbulence.faults.kubernetes.drain.NodeDrain;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What would come of nodes that are drained: who leaves, what holds them up, who stays.
public final class Draining implements Forecasting {
  private final Cluster cluster;
  private final List<String> nodes;
  private final NodeDrain.Terms terms;

  private final Map<Fate, List<String>> fates = new EnumMap<>(Fate.class);
  private final Map<String, List<Doomed>> leaving = new TreeMap<>();
  private int stored;

  /// @param nodes by name
  public Draining(Cluster cluster, Collection<String> nodes, NodeDrain.Terms terms) {
    this.cluster = cluster;
    this.nodes = List.copyOf(nodes);
    this.terms = terms;
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    telling.about("whom it would evict", () -> tellOfPods(telling));
    telling.about("which nodes are left", () -> tellOfNodes(telling));
    Need close = Need.of("patch", Resource.NODES, "");
    Need evict = Need.of("create", Resource.PODS, "").part("eviction");
    new Rights(cluster)
        .tell(List.of(nodes.size() == 1 ? close.on(nodes.getFirst()) : close, evict), telling);
    return telling.forecast();
  }

  private void tellOfPods(Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    for (String node : nodes) {
      int before = leavers();
      cluster.list(NodeDrain.pods(node), this::count);
      int pods = leavers() - before;
      telling.effect(
          "node " + node + " loses " + (pods == 1 ? "1 pod" : pods + " pods") + " by eviction");
    }
    tellOfFates(telling);
    for (Map.Entry<String, List<Doomed>> entry : leaving.entrySet()) {
      tellOfNamespace(entry.getKey(), entry.getValue(), telling);
    }
  }

  private int leavers() {
    return leaving.values().stream().mapToInt(List::size).sum();
  }

  private void count(JsonObject pod) {
    Lodger lodger = Lodger.of(pod, terms.storageGoes());
    if (lodger.fate().leaves()) {
      leaving.computeIfAbsent(lodger.namespace(), _ -> new ArrayList<>()).add(Doomed.of(pod));
      stored += lodger.stores() ? 1 : 0;
    } else {
      String name = lodger.namespace() + "/" + lodger.name();
      fates.computeIfAbsent(lodger.fate(), _ -> new ArrayList<>()).add(name);
    }
  }

  private void tellOfFates(Telling telling) {
    fates.forEach((fate, pods) -> {
      String names = Keepers.list(pods);
      switch (fate) {
        case DAEMON -> telling.effect("pods of DaemonSets stay: " + names);
        case MIRROR -> telling.effect("static pods stay: " + names);
        case STORES -> telling.effect("pods stay that store something on the node: " + names);
        case UNMANAGED ->
            telling.refusal("a drain leaves alone what has no controller, and gives up: " + names);
        case LEAVES, LEAVES_FOR_GOOD -> {}
      }
    });
    if (stored > 0) {
      telling.lasting(
          "what "
              + (stored == 1 ? "1 pod stores" : stored + " pods store")
              + " on their nodes (emptyDir) is lost");
    }
  }

  private void tellOfNamespace(String namespace, List<Doomed> pods, Telling telling)
      throws ActivityFailed, InterruptedException {
    new Keepers(cluster, namespace).tell(pods, telling);
    telling.about(
        "which budgets hold them up",
        () -> Budgets.read(cluster, namespace).tell(pods, Leaving.DRAINED, telling));
    Set<String> names = new HashSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    telling.about(
        "which Services they are behind",
        () -> ServiceShares.read(cluster, namespace).tell(names, 0, telling));
  }

  private void tellOfNodes(Telling telling) throws ClusterFailed, InterruptedException {
    int[] open = new int[2];
    cluster.list(
        Resource.NODES.everywhere(),
        node -> {
          boolean closed = node.object("spec").get("unschedulable") == JsonBool.TRUE;
          String name = node.object("metadata").text("name").orElse("");
          open[0]++;
          open[1] += closed || nodes.contains(name) ? 0 : 1;
        });
    telling.effect(
        open[1] == 0
            ? "no node is left for new pods: they wait"
            : open[1] + " of " + open[0] + " nodes are open to new pods then");
  }
}
