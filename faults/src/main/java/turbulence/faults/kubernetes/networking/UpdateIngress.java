package turbulence.faults.kubernetes.networking;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Changing;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Changes fields of an ingress.
@About("Change an ingress by a patch; the fields have their values again after the run.")
public record UpdateIngress(
    @About("Its name.") String name,
    @About("What is changed, merged into what is there, such as a `spec` with some fields.")
        JsonObject spec,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return changing().needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return changing().prepare(scope);
  }

  private Changing changing() {
    return new Changing(Kind.INGRESS, "ingress", name, ns, spec);
  }
}
