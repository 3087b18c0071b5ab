package turbulence.faults.kubernetes.daemonset;

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

/// Whether a daemon set has all that it wants.
@About("Whether a daemon set is ready on each of its nodes; false when there is none.")
public record DaemonSetAvailableAndHealthy(
    @About("Its name.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too, such as app=web.") @Nullable String labelSelector)
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
    return Json.of(!found.isEmpty() && found.stream().allMatch(DaemonSetAvailableAndHealthy::isSo));
  }

  private static boolean isSo(JsonObject set) {
    return Condition.status(set, "numberReady") == Condition.status(set, "desiredNumberScheduled");
  }

  private Condition condition() {
    return new Condition(Kind.DAEMON_SET, ns, name, labelSelector);
  }
}
