package turbulence.faults.kubernetes.node;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;

/// The sign of a node that was registered: it is there, and gone by the end of the run.
record NodeThere(Cluster cluster, String node) implements Evidence {
  @Override
  public String words() {
    return "node " + node + " is there";
  }

  @Override
  public Target target() {
    return Target.of("node", node);
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      return Sight.of(
          cluster
              .find(Cordon.ref(node))
              .filter(live -> !live.object("metadata").has("deletionTimestamp"))
              .isPresent());
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  @Override
  public boolean isPassing() {
    return true;
  }
}
