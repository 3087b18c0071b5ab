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

/// A container of a pod in which something is to be done.
record Insider(Ref pod, String container) {

  /// The containers that are meant in these pods. Pods without such a one are passed over, with a
  /// warning, as long as there is another pod that has it.
  ///
  /// @param named null for the default one of each pod
  static List<Insider> in(Scope scope, List<Ref> pods, @Nullable String named)
      throws ActivityFailed, InterruptedException {
    if (pods.isEmpty()) {
      scope.events().debug("no pod is selected");
      return List.of();
    }
    List<Insider> insiders = new ArrayList<>();
    try {
      Map<Ref, String> containers = new Containers(Clusters.of(scope), named).of(pods);
      containers.forEach((pod, container) -> insiders.add(new Insider(pod, container)));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    if (insiders.size() < pods.size()) {
      List<Ref> others = new ArrayList<>(pods);
      insiders.forEach(it -> others.remove(it.pod()));
      String what = "without a container" + (named == null ? "" : " '" + named + "'") + ": ";
      String which = String.join(", ", others.stream().map(Insider::name).toList());
      if (insiders.isEmpty()) {
        throw new ActivityFailed("All selected pods are " + what + which);
      }
      scope.events().warning("passed over, as they are " + what + which);
    }
    return insiders;
  }

  static List<Target> targets(List<Insider> insiders) {
    List<Target> targets = new ArrayList<>(insiders.size());
    for (Insider each : insiders) {
      targets.add(new Target("pod", each.pod.namespace(), each.pod.name()));
    }
    return targets;
  }

  private static String name(Ref pod) {
    return "pod " + pod.namespace() + "/" + pod.name();
  }

  /// As people say it: `pod shop/web-1`.
  String name() {
    return name(pod);
  }
}
