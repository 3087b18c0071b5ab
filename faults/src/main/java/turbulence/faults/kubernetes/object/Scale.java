package turbulence.faults.kubernetes.object;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.forecast.Scaling;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Gives a workload another number of pods, and its former one at the end of the run.
public record Scale(Kind kind, String name, String ns, int replicas) {
  public static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

  public List<Need> needs() {
    return List.of(
        Need.of("get", kind.resource(), ns).on(name),
        Need.of("patch", kind.resource(), ns).on(name));
  }

  /// @param function the name of the step
  public Prepared prepare(Scope scope, String function)
      throws ActivityFailed, InterruptedException {
    if (name.isEmpty() || ns.isEmpty()) {
      throw new ActivityFailed(function + " needs a 'name' and a namespace 'ns'");
    }
    Cluster cluster = Clusters.of(scope);
    Ref ref = kind.ref(ns, name);
    Json wanted = new JsonNumber(replicas);
    JsonObject live = read(cluster, ref);
    List<Undo> way = WayBack.of(cluster, ref, live, REPLICAS, wanted);
    return Prepared.of(List.of(kind.target(ns, name)), () -> act(cluster, ref, wanted))
        .undoneBy(way)
        .treading(tread(cluster, ref, live))
        .foretoldBy(new Scaling(cluster, ref, live, replicas))
        .shownBy(List.of(new ReplicaCount(cluster, kind, ref, replicas, !way.isEmpty())));
  }

  private Footprint tread(Cluster cluster, Ref ref, JsonObject live) {
    int before = (int) Condition.replicas(live);
    return Footprints.scaled(cluster, ref, before, replicas)
        .knowing(kind.resource(), List.of(kind.placed(ns, live)));
  }

  private JsonObject read(Cluster cluster, Ref ref) throws ActivityFailed, InterruptedException {
    try {
      return cluster.get(ref);
    } catch (ClusterFailed e) {
      throw failed(e);
    }
  }

  private Json act(Cluster cluster, Ref ref, Json wanted)
      throws ActivityFailed, InterruptedException {
    try {
      cluster.patch(ref, Patch.strategic(REPLICAS.put(JsonObject.EMPTY, wanted)));
      return JsonNull.NULL;
    } catch (ClusterFailed e) {
      throw failed(e);
    }
  }

  private ActivityFailed failed(ClusterFailed e) {
    return Refused.whole("failed to scale '" + name + "' to " + replicas + " replicas", e);
  }
}
