package turbulence.faults.kubernetes.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Changes an object, whose fields have their former values again after the run.
///
/// @param doing what messages call it, such as `patch`
/// @param verb the right that it takes
public record Altering(Ref ref, String doing, String verb) {

  /// What is sent, and what comes of it.
  public interface Change {
    /// The object as it will be; null when that cannot be told.
    @Nullable JsonObject after(JsonObject live);

    /// What of it is not put back, in words.
    default List<String> lasting() {
      return List.of();
    }

    /// Sends it, for an object that was just read.
    JsonObject send(Cluster cluster, Ref ref, JsonObject live)
        throws ClusterFailed, InterruptedException;
  }

  public List<Need> needs() {
    return List.of(need("get"), need(verb));
  }

  private Need need(String right) {
    return Need.of(right, ref.resource(), ref.namespace()).on(ref.name());
  }

  public Prepared prepare(Scope scope, Change change) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    try {
      return prepare(cluster, cluster.get(ref), change);
    } catch (ClusterFailed e) {
      throw Saying.failed(doing, e);
    }
  }

  /// @param live the object as it was just read
  public Prepared prepare(Cluster cluster, JsonObject live, Change change)
      throws InterruptedException {
    JsonObject after = change.after(live);
    Map<FieldPath, @Nullable Json> fields = after == null ? Map.of() : Difference.of(live, after);
    List<Undo> undo = WayBack.of(cluster, ref, live, fields);
    Prepared prepared =
        Prepared.of(List.of(Saying.target(ref)), () -> act(cluster, live, change))
            .undoneBy(undo)
            .treading(Footprints.objects(cluster, List.of(ref)))
            .foretoldBy(
                new Outlook(cluster, effects(fields), lasting(live, after, change), need(verb)));
    return fields.isEmpty()
        ? prepared
        : prepared.shownBy(List.of(new Altered(cluster, ref, fields)));
  }

  private List<String> effects(Map<FieldPath, @Nullable Json> fields) {
    List<String> effects = new ArrayList<>();
    fields.forEach((path, value) ->
        effects.add(
            value == null ? path.words() + " is taken away" : path.words() + " becomes " + value));
    if (fields.isEmpty()) {
      effects.add(Saying.target(ref) + " stays as it is");
    }
    return effects;
  }

  private List<String> lasting(JsonObject live, @Nullable JsonObject after, Change change) {
    if (after == null) {
      return List.of("what the API makes of it cannot be foreseen, so it is not put back");
    }
    List<String> lasting = new ArrayList<>(change.lasting());
    if (!live.object("status").equals(after.object("status"))) {
      lasting.add("the status of " + Saying.target(ref) + " is not put back");
    }
    return lasting;
  }

  private Json act(Cluster cluster, JsonObject live, Change change)
      throws ActivityFailed, InterruptedException {
    try {
      return change.send(cluster, ref, live);
    } catch (ClusterFailed e) {
      throw Saying.failed(doing, e);
    }
  }
}
