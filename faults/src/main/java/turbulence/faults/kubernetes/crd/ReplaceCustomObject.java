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

/// Replaces an object of a custom kind.
@About(
    "Replace an object of a custom kind by another one of its name; its fields are as before after"
        + " the run.")
public record ReplaceCustomObject(
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
        Need.of("update", sort.namespaced(), ns).on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Change change = new Changes.Replacement(content.object(scope));
    return new Altering(sort.in(ns, name), "replace", "update").prepare(scope, change);
  }
}
