package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Making;
import turbulence.faults.kubernetes.custom.Making.WhenThere;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Makes an object of a custom kind.
@About(
    "Make an object of a custom kind; it is deleted after the run. One that is there already stays"
        + " as it is, and the answer is that of the API.")
public record CreateCustomObject(
    Sort sort, @About("Its namespace.") @Default("\"default\"") String ns, Content content)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", sort.namespaced(), ns).on(content.name()),
        Need.of("create", sort.namespaced(), ns));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return making(scope).prepare(scope);
  }

  private Making making(Scope scope) throws ActivityFailed {
    if (ns.isEmpty()) {
      throw new ActivityFailed("the namespace 'ns' is empty");
    }
    return new Making(sort.namespaced(), ns, content.object(scope), WhenThere.ANSWER);
  }
}
