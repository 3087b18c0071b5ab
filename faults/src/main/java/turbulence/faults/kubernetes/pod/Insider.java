package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.remote.Containers;
import turbulence.faults.kubernetes.select.Pod;

/// A container of a pod in which something is to be done.
record Insider(Pod pod, String container) {

  /// The containers that are meant in these pods. Pods without such a one are passed over, with a
  /// warning, as long as there is another pod that has it.
  ///
  /// @param named null for the default one of each pod
  static List<Insider> in(Scope scope, List<Pod> pods, @Nullable String named)
      throws ActivityFailed, InterruptedException {
    if (pods.isEmpty()) {
      scope.events().debug("no pod is selected");
      return List.of();
    }
    List<Insider> insiders = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Map<Ref, String> containers = containers(scope, pods, named);
    for (Pod pod : pods) {
      String container = containers.get(pod.ref());
      if (container == null) {
        others.add(pod.words());
      } else {
        insiders.add(new Insider(pod, container));
      }
    }
    String lack = "without a container" + (named == null ? "" : " '" + named + "'") + ": ";
    if (insiders.isEmpty()) {
      throw new ActivityFailed("All selected pods are " + lack + String.join(", ", others));
    } else if (!others.isEmpty()) {
      scope.events().warning("passed over, as they are " + lack + String.join(", ", others));
    }
    return insiders;
  }

  private static Map<Ref, String> containers(Scope scope, List<Pod> pods, @Nullable String named)
      throws ActivityFailed, InterruptedException {
    try {
      List<Ref> refs = pods.stream().map(Pod::ref).toList();
      return new Containers(Clusters.of(scope), named).of(refs);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  static List<Target> targets(List<Insider> insiders) {
    return Pod.targets(insiders.stream().map(Insider::pod).toList());
  }
}
