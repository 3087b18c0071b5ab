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

/// Closes nodes to new pods.
@About(
    "Close nodes to new pods; those that run there stay. Without arguments, every node. Nodes that"
        + " were open are opened again after the run.")
public record CordonNode(
    NodeMarks marks,
    @About(
            "How many of these nodes, drawn by chance and none twice; never more than there are."
                + " All of them when left out.")
        @Nullable Integer count,
    Hosting hosting,
    NodeTargets targets)
    implements Action, Needing {

  public CordonNode {
    selection(marks, count, hosting, targets);
  }

  /// Nodes of a name or with labels.
  public CordonNode(@Nullable String name, @Nullable String labelSelector) {
    this(new NodeMarks(name, labelSelector), null, Hosting.ANY, NodeTargets.ANY);
  }

  private NodeSelection selection() {
    return selection(marks, count, hosting, targets);
  }

  private static NodeSelection selection(
      NodeMarks marks, @Nullable Integer count, Hosting hosting, NodeTargets targets) {
    return new NodeSelection(marks, hosting, targets, count);
  }

  @Override
  public List<Need> needs() {
    return selection().needs("patch");
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return Cordon.of(scope, selection(), true).prepared();
  }
}
