package turbulence.faults.kubernetes.crd;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.custom.Lists;
import turbulence.faults.kubernetes.custom.Saying;
import turbulence.json.JsonObject;

/// What probes read of custom objects. Whatever is refused, they say that nothing could be created,
/// as Chaos Toolkit has it.
final class Reading {
  private static final String DOING = "create";

  private Reading() {}

  static JsonObject one(Scope scope, Ref ref) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    try {
      return cluster.get(ref);
    } catch (ClusterFailed e) {
      throw Saying.failed(DOING, e);
    }
  }

  static JsonObject all(Scope scope, Listing listing) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    try {
      return Lists.whole(cluster, listing);
    } catch (ClusterFailed e) {
      throw Saying.failed(DOING, e);
    }
  }
}
