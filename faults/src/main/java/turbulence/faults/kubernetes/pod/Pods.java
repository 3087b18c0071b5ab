package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The pods of a namespace that have some labels, read when asked for.
///
/// @param labels a selector; empty for all
record Pods(Cluster cluster, String namespace, String labels) {

  /// Nothing is read yet.
  static Pods of(Scope scope, String namespace, String labels) throws ActivityFailed {
    if (namespace.isEmpty()) {
      // To the API no namespace would mean every one.
      throw new ActivityFailed("Cannot select pods. The namespace 'ns' is empty.");
    }
    return new Pods(Clusters.of(scope), namespace, labels);
  }

  /// All of them, in the order of the API.
  List<Pod> read() throws ActivityFailed, InterruptedException {
    List<Pod> pods = new ArrayList<>();
    each(object -> pods.add(Pod.of(object)));
    return pods;
  }

  /// How many are in that phase.
  ///
  /// @param phase null or empty for any
  int count(@Nullable String phase) throws ActivityFailed, InterruptedException {
    int[] count = new int[1];
    boolean any = phase == null || phase.isEmpty();
    each(object -> count[0] += any || Pod.phase(object).equals(phase) ? 1 : 0);
    return count[0];
  }

  /// Hands them over one by one, whole.
  void each(Consumer<JsonObject> consumer) throws ActivityFailed, InterruptedException {
    Listing listing = Resource.PODS.in(namespace).labels(labels);
    try {
      cluster.list(listing, consumer);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  Ref ref(Pod pod) {
    return Resource.PODS.ref(namespace, pod.name());
  }
}
