package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Doomed.Keeper;

/// What makes other pods in the place of those that go.
final class Keepers {
  private static final int SHOWN = 10;

  private final Cluster cluster;
  private final String namespace;

  Keepers(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  void tell(List<Doomed> pods, Telling telling) throws ActivityFailed, InterruptedException {
    Map<Keeper, List<String>> kept = new LinkedHashMap<>();
    for (Doomed pod : pods) {
      kept.computeIfAbsent(pod.keeper(), _ -> new ArrayList<>()).add(pod.name());
    }
    Map<Keeper, List<String>> topmost = new LinkedHashMap<>();
    for (Map.Entry<Keeper, List<String>> entry : kept.entrySet()) {
      Keeper above = above(entry.getKey(), telling);
      topmost.computeIfAbsent(above, _ -> new ArrayList<>()).addAll(entry.getValue());
    }
    topmost.forEach((keeper, names) -> tell(keeper, names, telling));
  }

  /// The Deployment that a ReplicaSet belongs to.
  private Keeper above(Keeper keeper, Telling telling) throws ActivityFailed, InterruptedException {
    Keeper[] above = {keeper};
    if (keeper.kind().equals("ReplicaSet")) {
      telling.about("who owns ReplicaSet " + keeper.name(), () -> above[0] = owner(keeper));
    }
    return above[0];
  }

  private Keeper owner(Keeper keeper) throws ClusterFailed, InterruptedException {
    Keeper owner =
        cluster
            .find(Resource.REPLICA_SETS.ref(namespace, keeper.name()))
            .map(Keeper::of)
            .orElse(keeper);
    return owner.equals(Keeper.NOBODY) ? keeper : owner;
  }

  private void tell(Keeper keeper, List<String> names, Telling telling) {
    String who = keeper.kind() + " " + namespace + "/" + keeper.name();
    switch (keeper.kind()) {
      case "" ->
          telling.lasting(
              "nothing brings back "
                  + (names.size() == 1 ? "pod " : names.size() + " pods: ")
                  + list(names)
                  + (names.size() == 1 ? ": it has no controller" : " have no controller"));
      case "StatefulSet" -> telling.effect(who + " makes " + them(names) + " again, by name");
      case "DaemonSet" -> telling.effect(who + " makes " + another(names) + " on the same node");
      case "Job" -> telling.effect(who + " tries again, unless it has given up");
      case "Node" -> telling.effect("the kubelet of node " + keeper.name() + " makes it again");
      default -> telling.effect(who + " makes " + another(names));
    }
  }

  private static String another(List<String> names) {
    return names.size() == 1 ? "another" : names.size() + " others";
  }

  private static String them(List<String> names) {
    return names.size() == 1 ? "it" : "them";
  }

  static String list(List<String> names) {
    int more = names.size() - SHOWN;
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /// Where they run.
  static void tellNodes(List<Doomed> pods, Telling telling) {
    Map<String, Integer> nodes = new LinkedHashMap<>();
    for (Doomed pod : pods) {
      nodes.merge(pod.node(), 1, Integer::sum);
    }
    Integer nowhere = nodes.remove("");
    if (nodes.size() == 1 && nowhere == null) {
      String node = nodes.keySet().iterator().next();
      telling.effect((pods.size() == 1 ? "it runs on node " : "they run on node ") + node);
    } else if (!nodes.isEmpty()) {
      List<String> each = new ArrayList<>();
      nodes.forEach((node, count) -> each.add(node + " (" + count + ")"));
      telling.effect("they run on " + nodes.size() + " nodes: " + list(each));
    }
  }
}
