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

/// Deletes ingress, by name.
@About("Delete an ingress; it is made again after the run.")
public record DeleteIngress(
    @About("Its name.") String name, @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", Kind.INGRESS.resource(), ns).on(name),
        Need.of("delete", Kind.INGRESS.resource(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Removing.one(scope, Kind.INGRESS, ns, name);
  }
}
