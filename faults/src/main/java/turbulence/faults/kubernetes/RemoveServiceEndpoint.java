package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.service.DeleteService;

/// The name under which older experiments ask for [DeleteService].
@About("Delete a service; it is made again after the run.")
public record RemoveServiceEndpoint(DeleteService step) implements Action, Needing {

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
