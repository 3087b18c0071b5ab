package turbulence.faults.kubernetes.statefulset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.object.Chosen;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.object.Removing;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes stateful sets, by name, labels or namespace.
@About(
    "Delete stateful sets: the one of a name, else those with labels, else every one of the"
        + " namespace. They are made again after the run.")
public record RemoveStatefulset(
    @About("The one of this name; then labels do not matter.") @Nullable String name,
    @About("Their namespace.") @Default("\"default\"") String ns,
    @About("Labels that they have, such as app=web.") @Nullable String labelSelector)
    implements Action, Needing {
  /// Mistakes are found here.
  public RemoveStatefulset {
    var _ = new Chosen(Kind.STATEFUL_SET, ns, name, labelSelector);
  }

  @Override
  public List<Need> needs() {
    return chosen().needs("delete");
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Removing.of(scope, chosen());
  }

  private Chosen chosen() {
    return new Chosen(Kind.STATEFUL_SET, ns, name, labelSelector);
  }
}
