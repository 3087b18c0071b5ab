package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Takes all faults from VirtualServices.
@About(
    "Take delays and aborts from all routes of the VirtualServices that are selected, whoever put"
        + " them there; gives their names. In the method they come back after the run.")
public record CalmVirtualServices(Search search) implements Action, Needing {

  @Override
  public List<Need> needs() {
    return search.changing();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Sweep(search, Draw.ALL, Faults.none(), "was not calmed").prepare(scope);
  }
}
