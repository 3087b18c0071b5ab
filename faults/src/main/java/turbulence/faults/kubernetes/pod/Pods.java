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
  private static final String UNFINISHED =
      "status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown";

  private static final String UNHEALTHY = "status.phase!=Running,status.phase!=Succeeded";

  /// Nothing is read yet.
  static Pods of(Scope scope, String namespace, String labels) throws ActivityFailed {
    if (namespace.isEmpty()) {
      // To the API no namespace would mean every one.
      throw new ActivityFailed("Cannot select pods. The namespace 'ns' is empty.");
    }
    return new Pods(Clusters.of(scope), namespace, labels);
  }

  /// Those that may be killed, in the order of the API: they run or are about to, and are not on
  /// their way out. No more of them is asked for than their metadata.
  List<Pod> alive() throws ActivityFailed, InterruptedException {
    List<Pod> alive = new ArrayList<>();
    read(listing().fields(UNFINISHED).metadataOnly(), object -> addAlive(Pod.of(object), alive));
    return alive;
  }

  private static void addAlive(Pod pod, List<Pod> alive) {
    if (pod.isAlive()) {
      alive.add(pod);
    }
  }

  /// How many are in that phase.
  ///
  /// @param phase null or empty for any
  int count(@Nullable String phase) throws ActivityFailed, InterruptedException {
    int[] count = new int[1];
    if (phase == null || phase.isEmpty()) {
      read(listing().metadataOnly(), _ -> count[0]++);
    } else {
      each(object -> count[0] += Pod.phase(object).equals(phase) ? 1 : 0);
    }
    return count[0];
  }

  /// Whether each runs or has ended well. Only others are asked for.
  boolean areHealthy() throws ActivityFailed, InterruptedException {
    boolean[] healthy = {true};
    read(
        listing().fields(UNHEALTHY),
        object -> {
          String phase = Pod.phase(object);
          healthy[0] &= phase.equals("Running") || phase.equals("Succeeded");
        });
    return healthy[0];
  }

  /// Hands them over one by one, whole.
  void each(Consumer<JsonObject> consumer) throws ActivityFailed, InterruptedException {
    read(listing(), consumer);
  }

  private Listing listing() {
    return Resource.PODS.in(namespace).labels(labels);
  }

  private void read(Listing listing, Consumer<JsonObject> consumer)
      throws ActivityFailed, InterruptedException {
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
