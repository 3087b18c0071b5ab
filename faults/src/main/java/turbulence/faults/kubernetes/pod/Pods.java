package turbulence.faults.kubernetes.pod;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.JsonObject;

/// The pods of a namespace that have some labels, read when asked for.
///
/// @param labels a selector; empty for all
record Pods(Cluster cluster, String namespace, String labels) {
  private static final String UNHEALTHY = "status.phase!=Running,status.phase!=Succeeded";

  /// Nothing is read yet.
  static Pods of(Scope scope, String namespace, String labels) throws ActivityFailed {
    if (namespace.isEmpty()) {
      // To the API no namespace would mean every one.
      throw new ActivityFailed("Cannot select pods. The namespace 'ns' is empty.");
    }
    return new Pods(Clusters.of(scope), namespace, labels);
  }

  /// Whether one at least is Running. Only such are asked for, without their phases; what tells its
  /// phase all the same is believed.
  boolean isAnyRunning() throws ActivityFailed, InterruptedException {
    boolean[] running = new boolean[1];
    read(
        listing().fields("status.phase=Running").metadataOnly(),
        object -> {
          String phase = Pod.phase(object);
          running[0] |= phase.isEmpty() || phase.equals("Running");
        });
    return running[0];
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
      throw Refused.selecting(labels, e);
    }
  }
}
