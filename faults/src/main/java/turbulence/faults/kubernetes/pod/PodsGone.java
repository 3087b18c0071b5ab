package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.json.JsonObject;

/// The sign that pods were killed: they are gone or on their way out, whoever follows them under
/// their names.
record PodsGone(Pods pods, List<Pod> killed) implements Evidence {
  private static final int MOST_NAMES = 10;

  @Override
  public String words() {
    if (killed.size() == 1) {
      return "pod " + pods.namespace() + "/" + killed.getFirst().name() + " is gone";
    }
    List<String> names = new ArrayList<>();
    for (Pod pod : killed.subList(0, Math.min(MOST_NAMES, killed.size()))) {
      names.add(pod.name());
    }
    int more = killed.size() - names.size();
    return killed.size()
        + " pods of "
        + pods.namespace()
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
    return Sight.of(killed.size() == 1 ? isGone(killed.getFirst()) : areGone());
  }

  private boolean isGone(Pod pod) throws ActivityFailed, InterruptedException {
    try {
      Optional<JsonObject> found = pods.cluster().find(pods.ref(pod));
      if (found.isEmpty()) {
        return true;
      }
      Pod there = Pod.of(found.get());
      return !there.uid().equals(pod.uid()) || !there.isAlive();
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private boolean areGone() throws ActivityFailed, InterruptedException {
    Set<String> uids = new HashSet<>();
    for (Pod pod : killed) {
      uids.add(pod.uid());
    }
    for (Pod pod : pods.alive()) {
      if (uids.contains(pod.uid())) {
        return false;
      }
    }
    return true;
  }
}
