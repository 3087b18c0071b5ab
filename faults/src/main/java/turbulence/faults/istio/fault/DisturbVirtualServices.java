package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Disturbs requests of VirtualServices that chance picks.
@About(
    "Let requests of VirtualServices wait or fail, or both. Chance says which of those that are"
        + " selected, one when nothing else is said; gives their names. Requests of all of their"
        + " routes are disturbed until the end of the run.")
public record DisturbVirtualServices(Search search, Draw draw, Disturbance disturbance)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return search.changing();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Sweep(search, draw, disturbance.faults(), "was not disturbed").prepare(scope);
  }
}
