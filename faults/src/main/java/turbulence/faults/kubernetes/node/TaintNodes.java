package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Gives nodes a taint.
@About(
    "Taint nodes, so that pods that do not tolerate it leave them; without arguments, every node."
        + " Gives their names. After the run the taint is taken away again, and no other one.")
public record TaintNodes(
    TaintWords taint,
    NodeMarks marks,
    @About(
            "How many of these nodes, drawn by chance and none twice; never more than there are."
                + " All of them when left out.")
        @Nullable Integer count,
    Hosting hosting,
    NodeTargets targets)
    implements Action, Needing {

  /// What the taint is.
  record TaintWords(
      @About("The taint's key. The default is nobody else's.") @Default("\"turbulence.dev/chaos\"")
          String key,
      @About("The taint's value.") @Nullable String value,
      @About(
              "What becomes of pods that do not tolerate it: NoExecute deletes them, NoSchedule and"
                  + " PreferNoSchedule keep new ones away.")
          @Default("\"NoExecute\"")
          String effect) {
    private static final List<String> EFFECTS =
        List.of("NoExecute", "NoSchedule", "PreferNoSchedule");

    TaintWords {
      if (key.isBlank()) {
        throw new IllegalArgumentException("key is empty");
      }
      if (key.startsWith("node.kubernetes.io/")) {
        throw new IllegalArgumentException(
            "key '" + key + "' is the cluster's own: it would take such a taint away, or heed it");
      }
      if (!EFFECTS.contains(effect)) {
        throw new IllegalArgumentException(
            "effect must be one of " + String.join(", ", EFFECTS) + ", not '" + effect + "'");
      }
    }

    Taint taint() {
      return new Taint(key, value, effect);
    }
  }

  public TaintNodes {
    selection(marks, count, hosting, targets);
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
    List<Need> needs = selection().needs("patch");
    needs.addAll(selection().reading());
    return needs;
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<JsonObject> nodes = selection().in(scope, cluster);
    return new Tainting(scope, cluster, nodes, taint.taint()).prepared();
  }
}
