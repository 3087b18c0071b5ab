package turbulence.faults.kubernetes.namespace;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes a namespace with everything in it.
@About("Delete a namespace and everything in it, which cannot be undone.")
public record DeleteNamespace(@About("Its name.") String name) implements Action, Needing {
  @Override
  public List<Need> needs() {
    return List.of(Need.of("delete", Resource.NAMESPACES, "").on(name));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Removing.unread(scope, Kind.NAMESPACE, "", name);
  }
}
