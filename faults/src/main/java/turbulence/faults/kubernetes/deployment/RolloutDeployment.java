package turbulence.faults.kubernetes.deployment;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.forecast.Rollout;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Has a deployment replace its pods, as `kubectl rollout restart` does.
@About(
    "Restart a deployment: its pods are replaced by others as its strategy allows. That is not"
        + " undone.")
public record RolloutDeployment(
    @About("The deployment.") @Nullable String name,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  private static final FieldPath RESTARTED =
      FieldPath.of(
          "spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt");

  public RolloutDeployment {
    if (name == null || name.isEmpty() || ns.isEmpty()) {
      throw new IllegalArgumentException("rollout_deployment needs a 'name' and a namespace 'ns'");
    }
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of("patch", Kind.DEPLOYMENT.resource(), ns).on(named()));
  }

  private String named() {
    return Objects.requireNonNull(name);
  }

  @Override
  public List<Need> needsToUndo() {
    return List.of();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Ref ref = Kind.DEPLOYMENT.ref(ns, named());
    JsonText now = new JsonText(scope.world().now().truncatedTo(ChronoUnit.MICROS).toString());
    return Prepared.of(List.of(Kind.DEPLOYMENT.target(ns, named())), () -> act(cluster, ref, now))
        .shownBy(List.of(new Restarted(cluster, ref, RESTARTED, now)))
        .treading(Footprints.objects(cluster, List.of(ref)))
        .foretoldBy(new Rollout(cluster, ref));
  }

  private Json act(Cluster cluster, Ref ref, JsonText now)
      throws ActivityFailed, InterruptedException {
    try {
      cluster.patch(ref, Patch.strategic(RESTARTED.put(JsonObject.EMPTY, now)));
      return JsonNull.NULL;
    } catch (ClusterFailed e) {
      throw Refused.whole("failed to rollout the deployment '" + name + "'! Error", e);
    }
  }
}
