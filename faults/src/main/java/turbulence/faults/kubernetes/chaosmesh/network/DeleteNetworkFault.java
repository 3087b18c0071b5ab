package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.FaultKind;
import turbulence.faults.kubernetes.custom.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Ends a fault of the network.
@About(
    "Delete a fault of the network, so that Chaos Mesh ends it. In the method, it is made again"
        + " after the run.")
public record DeleteNetworkFault(
    @About("What it is called.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  public DeleteNetworkFault {
    if (name.isEmpty() || ns.isEmpty()) {
      throw new IllegalArgumentException("'name' and 'ns' must not be empty");
    }
  }

  private Removing removing() {
    return new Removing(FaultKind.NETWORK.resource().ref(ns, name));
  }

  @Override
  public List<Need> needs() {
    return removing().needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return removing().prepare(scope);
  }
}
