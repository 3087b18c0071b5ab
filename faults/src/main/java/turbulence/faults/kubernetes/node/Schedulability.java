package turbulence.faults.kubernetes.node;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.json.JsonObject;

/// The sign of a node that takes no new pods, or takes them again.
///
/// @param closed whether it is to take none
/// @param isPassing whether it was otherwise before
record Schedulability(Cluster cluster, String node, boolean closed, boolean isPassing)
    implements Evidence {
  @Override
  public String words() {
    return "node " + node + " is " + (closed ? "unschedulable" : "schedulable");
  }

  @Override
  public Target target() {
    return Target.of("node", node);
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(Cordon.ref(node));
      boolean inEffect = Cordon.isClosed(live) == closed;
      return Authorship.of(live, Cordon.UNSCHEDULABLE).sight(inEffect);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
