package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Opens nodes to new pods again.
@About(
    "Open nodes to new pods again. Without arguments, every node. In the method, nodes that were"
        + " closed are closed again after the run.")
public record UncordonNode(
    @About("The one node of this name.") @Nullable String name,
    @About("The nodes that have these labels, such as `disk=ssd`.") @Nullable String labelSelector)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    return new NodeSelection(name, labelSelector).changing();
  }

  @Override
  public List<Need> needsToUndo() {
    return new NodeSelection(name, labelSelector).puttingBack();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return new Cordon(new NodeSelection(name, labelSelector), false).prepare(scope);
  }
}
