package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.JsonObject;

/// The sign that pods were killed: they are gone or on their way out, whoever follows them under
/// their names.
///
/// @param labels a selector that all of them fit; empty when none is known
record PodsGone(Cluster cluster, String labels, List<Pod> killed) implements Evidence {
  private static final int MOST_NAMES = 10;

  @Override
  public String words() {
    if (killed.size() == 1) {
      return killed.getFirst().words() + " is gone";
    }
    Set<String> namespaces = new TreeSet<>();
    killed.forEach(pod -> namespaces.add(pod.namespace()));
    boolean one = namespaces.size() == 1;
    List<String> names = new ArrayList<>();
    for (Pod pod : killed.subList(0, Math.min(MOST_NAMES, killed.size()))) {
      names.add(one ? pod.name() : pod.namespace() + "/" + pod.name());
    }
    int more = killed.size() - names.size();
    return killed.size()
        + " pods of "
        + (one ? namespaces.iterator().next() : namespaces.size() + " namespaces")
        + " are gone: "
        + String.join(", ", names)
        + (more == 0 ? "" : " and " + more + " more");
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      return Sight.of(killed.size() == 1 ? isGone(killed.getFirst()) : areGone());
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private boolean isGone(Pod pod) throws ClusterFailed, InterruptedException {
    Optional<JsonObject> found = cluster.find(pod.ref());
    if (found.isEmpty()) {
      return true;
    }
    Pod there = Pod.of(found.get());
    return !there.uid().equals(pod.uid()) || !there.isAlive();
  }

  private boolean areGone() throws ClusterFailed, InterruptedException {
    Map<String, Set<String>> uids = new HashMap<>();
    for (Pod pod : killed) {
      uids.computeIfAbsent(pod.namespace(), _ -> new HashSet<>()).add(pod.uid());
    }
    for (Map.Entry<String, Set<String>> entry : uids.entrySet()) {
      boolean[] alive = new boolean[1];
      cluster.list(
          Resource.PODS.in(entry.getKey()).labels(labels).fields(Pod.ALIVE).metadataOnly(),
          object -> {
            Pod pod = Pod.of(object);
            alive[0] |= pod.isAlive() && entry.getValue().contains(pod.uid());
          });
      if (alive[0]) {
        return false;
      }
    }
    return true;
  }
}
