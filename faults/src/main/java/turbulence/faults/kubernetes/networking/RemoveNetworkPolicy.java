package turbulence.faults.kubernetes.networking;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes network policy, by name.
@About("Delete a network policy; it is made again after the run.")
public record RemoveNetworkPolicy(
    @About("Its name.") String name, @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", Kind.NETWORK_POLICY.resource(), ns).on(name),
        Need.of("delete", Kind.NETWORK_POLICY.resource(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Removing.one(scope, Kind.NETWORK_POLICY, ns, name);
  }
}
