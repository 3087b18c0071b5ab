package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.deployment.DeploymentFullyAvailable;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// The name under which older experiments ask for [DeploymentFullyAvailable].
@About("Wait until every replica of a deployment is ready.")
public record DeploymentIsFullyAvailable(DeploymentFullyAvailable step) implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return step.needs();
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return step.observe(scope);
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return step.foretold(scope);
  }
}
