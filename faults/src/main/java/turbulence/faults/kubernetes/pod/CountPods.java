package turbulence.faults.kubernetes.pod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// How many pods there are.
@About("Count pods, whatever becomes of them: those on their way out count too.")
public record CountPods(
    @About("Labels that the pods have, such as app=web; empty for all pods.") String labelSelector,
    @About("The phase that they are in, such as Running; any when left out.")
        @Nullable String phase,
    @About("The namespace to look in.") @Default("\"default\"") String ns)
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
    return Json.of(Pods.of(scope, ns, labelSelector).count(phase));
  }
}
