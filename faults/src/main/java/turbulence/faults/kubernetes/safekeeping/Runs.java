package turbulence.faults.kubernetes.safekeeping;

import java.util.List;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// What a cluster keeps of runs: everywhere, or where who may not look everywhere belongs.
final class Runs {
  private final Cluster cluster;
  private final String namespace;
  private boolean narrow;

  Runs(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /// @param selector of labels
  List<JsonObject> list(Resource resource, String selector)
      throws ClusterFailed, InterruptedException {
    if (!narrow) {
      try {
        return cluster.list(resource.everywhere().labels(selector));
      } catch (ClusterFailed e) {
        if (!Refusal.isForGood(e)) {
          throw e;
        }
        narrow = true;
      }
    }
    return cluster.list(resource.in(namespace).labels(selector));
  }
}
