package turbulence.faults.kubernetes.pod;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Unlisted;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Whether every pod of a namespace runs or has ended well. Readiness is not looked at.
@About("Whether each pod of a namespace is Running or Succeeded; ready they need not be.")
@Unlisted
public record AllPodsHealthy(
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Whether an unhealthy pod makes the probe fail instead of giving false.")
        @Default("true")
        boolean raiseOnAnyUnhealthy)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", Resource.PODS, ns));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    boolean healthy = Pods.of(scope, ns, "").areHealthy();
    if (!healthy && raiseOnAnyUnhealthy) {
      throw new ActivityFailed("the system is unhealthy");
    }
    return Json.of(healthy);
  }
}
