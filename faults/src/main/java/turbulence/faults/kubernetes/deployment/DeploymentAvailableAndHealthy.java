package turbulence.faults.kubernetes.deployment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Whether a deployment has all that it wants.
@About("Whether every replica of a deployment is available.")
public record DeploymentAvailableAndHealthy(
    @About("Its name.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too, such as app=web.") @Nullable String labelSelector,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnUnavailable)
    implements Probe, Needing {
  @Override
  public List<Need> needs() {
    return condition().looking();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    List<JsonObject> found = condition().read(Clusters.of(scope));
    if (found.isEmpty()) {
      return no("Deployment '" + name + "' was not found");
    }
    for (JsonObject deployment : found) {
      if (!isSo(deployment)) {
        return no("Deployment '" + name + "' is not healthy");
      }
    }
    return Json.of(true);
  }

  private Json no(String why) throws ActivityFailed {
    if (raiseOnUnavailable) {
      throw new ActivityFailed(why);
    }
    return Json.of(false);
  }

  private static boolean isSo(JsonObject deployment) {
    return Condition.status(deployment, "availableReplicas") == Condition.replicas(deployment);
  }

  private Condition condition() {
    return new Condition(Kind.DEPLOYMENT, ns, name, labelSelector);
  }
}
