package turbulence.faults.kubernetes.custom;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.json.JsonObject;

/// The sign of an object that was made, or deleted.
///
/// @param there whether it is to be there
/// @param uid of the one that is to be gone; another of its name does not count
/// @param isPassing whether it was otherwise before
record Presence(Cluster cluster, Ref ref, boolean there, String uid, boolean isPassing)
    implements Evidence {
  @Override
  public String words() {
    return Saying.target(ref) + (there ? " is there" : " is gone");
  }

  @Override
  public Target target() {
    return Saying.target(ref);
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.find(ref).orElse(null);
      boolean found =
          live != null && (there || live.object("metadata").text("uid").orElse("").equals(uid));
      return Sight.of(found == there);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
