package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Altering;
import turbulence.faults.kubernetes.custom.Altering.Change;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Changes fields of an object of a custom kind.
@About(
    "Change fields of an object of a custom kind: a mapping is merged into it, a list holds patch"
        + " operations. The fields are as before after the run.")
public record PatchCustomObject(
    Sort sort,
    @About("The object.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Without effect: only applying knows what to force.") @Default("false") boolean force,
    Content content)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", sort.namespaced(), ns).on(name),
        Need.of("patch", sort.namespaced(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Change change = Changes.patch(content.patch(scope));
    return new Altering(sort.in(ns, name), "patch", "patch").prepare(scope, change);
  }
}
