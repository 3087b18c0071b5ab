package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.pod.AllPodsHealthy;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// The name under which older experiments ask for [AllPodsHealthy].
@About("Whether each pod of a namespace is Running or Succeeded; ready they need not be.")
public record AllMicroservicesHealthy(
    @About("The namespace to look in.") @Default("\"default\"") String ns)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return new AllPodsHealthy(ns, true).needs();
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return new AllPodsHealthy(ns, true).observe(scope);
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return new AllPodsHealthy(ns, true).foretold(scope);
  }
}
