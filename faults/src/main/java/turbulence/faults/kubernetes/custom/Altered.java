package turbulence.faults.kubernetes.custom;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.undo.Alike;
import turbulence.faults.kubernetes.undo.Authorship;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The sign of an object whose fields have new values.
final class Altered implements Evidence {
  private final Cluster cluster;
  private final Ref ref;
  private final Map<FieldPath, @Nullable Json> fields;

  /// @param fields never none
  Altered(Cluster cluster, Ref ref, Map<FieldPath, @Nullable Json> fields) {
    this.cluster = cluster;
    this.ref = ref;
    this.fields = new HashMap<>(fields);
  }

  @Override
  public String words() {
    StringBuilder words = new StringBuilder(Saying.target(ref).words()).append(" has its new ");
    Iterator<FieldPath> paths = fields.keySet().iterator();
    while (paths.hasNext()) {
      words.append(paths.next().words()).append(paths.hasNext() ? ", " : "");
    }
    return words.toString();
  }

  @Override
  public Target target() {
    return Saying.target(ref);
  }

  @Override
  public boolean isPassing() {
    return true;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.get(ref);
      for (Map.Entry<FieldPath, @Nullable Json> field : fields.entrySet()) {
        if (!Alike.contains(field.getKey().in(live), field.getValue())) {
          return Authorship.of(live, field.getKey()).sight(false);
        }
      }
      return Authorship.of(live, fields.keySet().iterator().next()).sight(true);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
