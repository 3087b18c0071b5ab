package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.deployment.ScaleDeployment;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// The name under which older experiments ask for [ScaleDeployment].
@About("Scale a deployment; it has as many replicas as before again after the run.")
public record ScaleMicroservice(ScaleDeployment step) implements Action, Needing {

  @Override
  public List<Need> needs() {
    return step.needs();
  }

  @Override
  public List<Need> needsToUndo() {
    return step.needsToUndo();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return step.prepare(scope);
  }
}
