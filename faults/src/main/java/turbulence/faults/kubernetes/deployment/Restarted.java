package turbulence.faults.kubernetes.deployment;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The sign of a deployment that was restarted: its pods are to bear that note.
///
/// @param note where the note is
record Restarted(Cluster cluster, Ref deployment, FieldPath note, JsonText when)
    implements Evidence {
  @Override
  public String words() {
    return target().words() + " was restarted at " + when.value();
  }

  @Override
  public Target target() {
    return Kind.DEPLOYMENT.target(deployment.namespace(), deployment.name());
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(deployment);
      return Authorship.of(live, note).sight(when.equals(note.in(live)));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
