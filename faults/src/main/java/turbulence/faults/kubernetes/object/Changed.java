package turbulence.faults.kubernetes.object;

import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.Fields;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// The sign of an object whose fields were changed: they have the values that they were given.
///
/// @param before what it was
/// @param after what it was to become
record Changed(Cluster cluster, Kind kind, Ref ref, JsonObject before, JsonObject after)
    implements Evidence {
  @Override
  public String words() {
    return target().words() + " has its new " + String.join(", ", names());
  }

  private List<String> names() {
    return paths().keySet().stream().map(path -> String.join(".", path.names())).toList();
  }

  private Map<FieldPath, Json> paths() {
    return Fields.changed(before, after);
  }

  @Override
  public Target target() {
    return kind.target(ref.namespace(), ref.name());
  }

  @Override
  public boolean isPassing() {
    return true;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(ref);
      for (Map.Entry<FieldPath, Json> field : paths().entrySet()) {
        Json now = field.getKey().in(live);
        if (!Fields.isAllIn(field.getValue(), now == null ? JsonNull.NULL : now)) {
          return Authorship.of(live, field.getKey()).sight(false);
        }
      }
      return Authorship.of(live, paths().keySet().iterator().next()).sight(true);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
