package turbulence.faults.kubernetes.deployment;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Scaling;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Gives a deployment another number of pods.
@About("Scale a deployment; it has as many replicas as before again after the run.")
public record ScaleDeployment(
    @About("The deployment.") String name,
    @About("How many pods it is to have.") @Min(0) int replicas,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", Resource.DEPLOYMENTS, ns).on(name),
        Need.of("patch", Resource.DEPLOYMENTS, ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    if (name.isEmpty() || ns.isEmpty()) {
      throw new ActivityFailed("scale_deployment needs a 'name' and a namespace 'ns'");
    }
    Cluster cluster = Clusters.of(scope);
    Ref ref = Resource.DEPLOYMENTS.ref(ns, name);
    Json wanted = new JsonNumber(replicas);
    JsonObject live = read(cluster, ref);
    List<Undo> way = WayBack.of(cluster, ref, live, REPLICAS, wanted);
    return Prepared.of(List.of(new Target("deployment", ns, name)), () -> act(cluster, ref, wanted))
        .undoneBy(way)
        .treading(tread(cluster, ref, live))
        .foretoldBy(new Scaling(cluster, ref, live, replicas))
        .shownBy(List.of(new ReplicaCount(cluster, ref, replicas, !way.isEmpty())));
  }

  private Footprint tread(Cluster cluster, Ref ref, JsonObject live) {
    int before = REPLICAS.in(live) instanceof JsonNumber number ? number.value().intValue() : 1;
    return Footprints.scaled(cluster, ref, before, replicas)
        .knowing(Resource.DEPLOYMENTS, List.of(live));
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
