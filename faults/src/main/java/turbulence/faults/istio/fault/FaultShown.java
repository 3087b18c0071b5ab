package turbulence.faults.istio.fault;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.json.JsonObject;

/// The sign of routes with a fault, or without one again: the rule says so, which the proxies
/// follow within a moment.
///
/// @param isPassing whether it was otherwise before
record FaultShown(Cluster cluster, Change change, boolean isPassing) implements Evidence {
  @Override
  public String words() {
    return change.service().target() + ": " + change.words();
  }

  @Override
  public Target target() {
    return change.service().target();
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(change.service().ref());
      return Authorship.of(live, HttpRoute.ROUTES).sight(change.isIn(live));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
