package turbulence.faults.kubernetes.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// How what a step is about to change becomes again what it is now.
public final class WayBack {
  private WayBack() {}

  /// Of one field; nothing when it already has the value that the step gives it.
  ///
  /// @param live the object as it was just read
  /// @param after the value that the field will have, as the API keeps it; null when it will have
  ///   none
  public static List<Undo> of(
      Cluster cluster, Ref ref, JsonObject live, FieldPath path, @Nullable Json after)
      throws InterruptedException {
    Map<FieldPath, @Nullable Json> afters = new HashMap<>();
    afters.put(path, after);
    return of(cluster, ref, live, afters);
  }

  /// Of several fields of one object.
  ///
  /// @param afters the values that they will have, as the API keeps them
  public static List<Undo> of(
      Cluster cluster, Ref ref, JsonObject live, Map<FieldPath, @Nullable Json> afters)
      throws InterruptedException {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<FieldPath, @Nullable Json> change : afters.entrySet()) {
      Json before = change.getKey().in(live);
      if (!Alike.same(before, change.getValue())) {
        fields.add(new Field(change.getKey().names(), before, change.getValue()));
      }
    }
    return fields.isEmpty()
        ? List.of()
        : List.of(new RestoreFields(object(cluster, ref, live), fields));
  }

  private static ClusterObject object(Cluster cluster, Ref ref, JsonObject live)
      throws InterruptedException {
    Access access = cluster.access();
    Resource resource = ref.resource();
    return new ClusterObject(
        cluster.identity(),
        access.context(),
        access.address(),
        resource.group(),
        resource.version(),
        resource.plural(),
        ref.namespace(),
        ref.name(),
        live.object("metadata").text("uid").orElse(""));
  }
}
