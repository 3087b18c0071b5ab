package turbulence.faults.kubernetes.object;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.forecast.Altering;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Changes fields of an object by a strategic merge patch; they have their values again at the end
/// of the run.
///
/// @param words what the kind is called in messages
/// @param patch what is sent
public record Changing(Kind kind, String words, String name, String ns, JsonObject patch) {
  public List<Need> needs() {
    return List.of(
        Need.of("get", kind.resource(), ns).on(name),
        Need.of("patch", kind.resource(), ns).on(name));
  }

  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    if (name.isEmpty() || ns.isEmpty()) {
      throw new ActivityFailed("to update a " + words + " takes a 'name' and a namespace 'ns'");
    }
    Cluster cluster = Clusters.of(scope);
    Ref ref = kind.ref(ns, name);
    JsonObject live = read(cluster, ref);
    JsonObject after = Merging.merge(live, patch);
    List<Undo> way = WayBack.of(cluster, ref, live, after);
    List<Evidence> signs =
        way.isEmpty() ? List.of() : List.of(new Changed(cluster, kind, ref, live, after));
    return Prepared.of(List.of(kind.target(ns, name)), () -> act(cluster, ref))
        .undoneBy(way)
        .shownBy(signs)
        .treading(
            Footprints.objects(cluster, List.of(ref))
                .knowing(kind.resource(), List.of(kind.placed(ns, live))))
        .foretoldBy(new Altering(cluster, ref, way.isEmpty()));
  }

  private JsonObject read(Cluster cluster, Ref ref) throws ActivityFailed, InterruptedException {
    try {
      return cluster.get(ref);
    } catch (ClusterFailed e) {
      throw failed(e);
    }
  }

  private Json act(Cluster cluster, Ref ref) throws ActivityFailed, InterruptedException {
    try {
      cluster.patch(ref, Patch.strategic(patch));
      return JsonNull.NULL;
    } catch (ClusterFailed e) {
      throw failed(e);
    }
  }

  private ActivityFailed failed(ClusterFailed e) {
    return Refused.whole("failed to update " + words + " '" + name + "'", e);
  }
}
