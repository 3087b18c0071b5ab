package turbulence.faults.kubernetes.object;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The sign of a workload that is scaled: it has as many pods as it was told to.
///
/// @param isPassing whether it was told otherwise before
public record ReplicaCount(Cluster cluster, Kind kind, Ref ref, int replicas, boolean isPassing)
    implements Evidence {
  @Override
  public String words() {
    return target().words() + " has " + replicas + (replicas == 1 ? " replica" : " replicas");
  }

  @Override
  public Target target() {
    return kind.target(ref.namespace(), ref.name());
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(ref);
      return Authorship.of(live, Scale.REPLICAS).sight(isInEffect(live));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private boolean isInEffect(JsonObject live) {
    JsonObject status = live.object("status");
    long told = number(live.object("metadata").get("generation"));
    return number(live.object("spec").get("replicas")) == replicas
        && number(status.get("replicas")) == replicas
        && number(status.get("observedGeneration")) >= told;
  }

  private static long number(@Nullable Json value) {
    return value instanceof JsonNumber number ? (long) number.doubleValue() : 0;
  }
}
