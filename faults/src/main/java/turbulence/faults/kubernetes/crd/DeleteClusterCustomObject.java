package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.custom.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes an object that lies in no namespace.
@About(
    "Delete an object that lies in no namespace, of a custom kind,; it is made again after the"
        + " run.")
public record DeleteClusterCustomObject(Sort sort, @About("The object.") String name)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of("get", sort.ofCluster(), "").on(name),
        Need.of("delete", sort.ofCluster(), "").on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Removing(sort.ofCluster(name)).prepare(scope);
  }
}
