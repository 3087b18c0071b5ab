package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Making;
import turbulence.faults.kubernetes.custom.Making.WhenThere;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Makes an object that lies in no namespace.
@About(
    "Make an object that lies in no namespace, of a custom kind; it is deleted after the run. One"
        + " that is there already stays as it is, and the answer is that of the API.")
public record CreateClusterCustomObject(Sort sort, Content content) implements Action, Needing {

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", sort.ofCluster(), "").on(content.name()),
        Need.of("create", sort.ofCluster(), ""));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return making(scope).prepare(scope);
  }

  private Making making(Scope scope) throws ActivityFailed {
    return new Making(sort.ofCluster(), "", content.object(scope), WhenThere.ANSWER);
  }
}
