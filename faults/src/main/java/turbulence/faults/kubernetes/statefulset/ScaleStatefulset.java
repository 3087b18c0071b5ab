package turbulence.faults.kubernetes.statefulset;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Scale;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Gives a stateful set another number of pods.
@About("Scale a stateful set; it has as many replicas as before again after the run.")
public record ScaleStatefulset(
    @About("The stateful set.") String name,
    @About("How many pods it is to have.") @Min(0) int replicas,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return scale().needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return scale().prepare(scope, "scale_statefulset");
  }

  private Scale scale() {
    return new Scale(Kind.STATEFUL_SET, name, ns, replicas);
  }
}
