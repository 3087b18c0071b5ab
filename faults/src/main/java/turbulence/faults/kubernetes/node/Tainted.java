package turbulence.faults.kubernetes.node;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.json.JsonObject;

/// The sign of a node that has a taint.
///
/// @param isPassing whether it had none before
record Tainted(Cluster cluster, String node, Taint taint, boolean isPassing) implements Evidence {
  @Override
  public String words() {
    return "node " + node + " has the taint " + taint.words();
  }

  @Override
  public Target target() {
    return Target.of("node", node);
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(Cordon.ref(node));
      return Authorship.of(live, taint.path()).sight(taint.isOn(live));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
