package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes an object of a custom kind.
@About("Delete an object of a custom kind; it is made again after the run.")
public record DeleteCustomObject(
    Sort sort,
    @About("The object.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", sort.namespaced(), ns).on(name),
        Need.of("delete", sort.namespaced(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Removing(sort.in(ns, name)).prepare(scope);
  }
}
