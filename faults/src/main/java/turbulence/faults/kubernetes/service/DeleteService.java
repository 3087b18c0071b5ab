package turbulence.faults.kubernetes.service;

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

/// Deletes service, by name.
@About("Delete a service; it is made again after the run.")
public record DeleteService(
    @About("Its name.") String name, @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", Kind.SERVICE.resource(), ns).on(name),
        Need.of("delete", Kind.SERVICE.resource(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Removing.one(scope, Kind.SERVICE, ns, name);
  }
}
