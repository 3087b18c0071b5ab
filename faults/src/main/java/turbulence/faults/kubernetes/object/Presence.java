package turbulence.faults.kubernetes.object;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.json.JsonObject;

/// The sign of an object that was made, or deleted: it is there, or not. No more of it is asked for
/// than its metadata.
///
/// @param there whether it is to be there
/// @param uid of the one that is meant, whoever follows it under its name; empty for whichever
/// @param isPassing whether it is to be otherwise by the end of the run
public record Presence(
    Cluster cluster, Kind kind, Ref ref, boolean there, String uid, boolean isPassing)
    implements Evidence {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public String words() {
    return kind.target(ref.namespace(), ref.name()).words() + (there ? " is there" : " is gone");
  }

  @Override
  public Target target() {
    return kind.target(ref.namespace(), ref.name());
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = live();
      if (live == null) {
        return Sight.of(!there);
      }
      boolean leaving = live.object("metadata").has("deletionTimestamp");
      boolean another = !uid.isEmpty() && !uid.equals(uid(live));
      return Authorship.of(live, SPEC).sight(there ? !leaving : leaving || another);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private @Nullable JsonObject live() throws ClusterFailed, InterruptedException {
    List<JsonObject> found =
        cluster.list(
            ref.resource()
                .in(ref.namespace())
                .fields("metadata.name=" + ref.name())
                .metadataOnly());
    return found.isEmpty() ? null : found.getFirst();
  }

  private static String uid(JsonObject object) {
    return object.object("metadata").text("uid").orElse("");
  }
}
