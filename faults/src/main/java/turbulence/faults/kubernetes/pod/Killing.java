package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Deed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.many.CutShort;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.many.Insisting;
import turbulence.faults.kubernetes.many.Outcome;
import turbulence.faults.kubernetes.many.Outcomes;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.JsonArray;

/// Deletes or evicts pods, several at once, and does not wait until they are gone.
record Killing(Scope scope, Cluster cluster, List<Pod> pods, Deletion deletion, Leave leave)
    implements Deed {

  /// The names of the pods, as they were selected.
  @Override
  public JsonArray act() throws ActivityFailed, InterruptedException {
    try {
      outcomes().orFail(Pod::words, leave.evict() ? "was not evicted" : "was not terminated");
      return JsonArray.from(names(pods));
    } catch (CutShort e) {
      warn(e.outcomes());
      throw e;
    }
  }

  private Outcomes<Pod> outcomes() throws InterruptedException {
    return leave.evict()
        ? Insisting.of(scope, pods, Pod::words, this::isThere, leave.timeout())
        : Each.of(scope, pods, this::isThere);
  }

  private boolean isThere(Pod pod) throws ClusterFailed, InterruptedException {
    Deletion how = pod.hasNamesakes() ? deletion.of(pod.uid()) : deletion;
    try {
      if (leave.evict()) {
        cluster.evict(pod.ref(), how);
      } else {
        cluster.delete(pod.ref(), how);
      }
      return true;
    } catch (ClusterFailed e) {
      if (isAnother(e)) {
        scope.events().info(pod.words() + " was gone; the one that followed it was spared");
        return false;
      }
      throw e;
    }
  }

  /// Whether there is another pod of that name by now than the one that was selected.
  private static boolean isAnother(ClusterFailed e) {
    return e.isConflict() && e.text().contains("UID") && e.text().contains("precondition");
  }

  private void warn(Outcomes<?> outcomes) {
    List<Pod> done = new ArrayList<>();
    for (Outcome<?> outcome : outcomes.all()) {
      if (outcome.isDone() && outcome.target() instanceof Pod pod) {
        done.add(pod);
      }
    }
    if (!done.isEmpty()) {
      scope
          .events()
          .warning("interrupted after pods were terminated: " + String.join(", ", names(done)));
    }
  }

  private static List<String> names(List<Pod> pods) {
    return pods.stream().map(Pod::name).toList();
  }
}
