package turbulence.faults.kubernetes.undo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonNull;
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

  /// Of every field that differs; nothing when none does.
  ///
  /// @param live the object as it was just read
  /// @param after the object as it will be
  public static List<Undo> of(Cluster cluster, Ref ref, JsonObject live, JsonObject after)
      throws InterruptedException {
    Map<FieldPath, @Nullable Json> afters = new LinkedHashMap<>();
    Fields.changed(live, after)
        .forEach((path, value) -> afters.put(path, value == JsonNull.NULL ? null : value));
    return of(cluster, ref, live, afters);
  }

  /// Of an object that a step is about to make, and that was just seen not to be there yet.
  public static List<Undo> created(Cluster cluster, Ref ref) throws InterruptedException {
    @Nullable Instant since = cluster.time().orElse(null);
    return List.of(new DeleteCreated(object(cluster, ref, JsonObject.EMPTY), since));
  }

  /// Of an object that a step is about to delete; nothing when its kind [#canComeBack] not.
  ///
  /// @param live the object as it was just read, whole
  public static List<Undo> deleted(Cluster cluster, Ref ref, JsonObject live)
      throws InterruptedException {
    return canComeBack(ref.resource())
        ? List.of(new RecreateDeleted(object(cluster, ref, live), Remains.of(ref, live)))
        : List.of();
  }

  /// Whether deleted objects of that kind are made again. Nothing secret is kept for it, and no
  /// description brings back a namespace, a node or a volume with what was on it.
  public static boolean canComeBack(Resource resource) {
    return Remains.suffice(resource);
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
