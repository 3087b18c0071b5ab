package turbulence.faults.kubernetes.node;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.json.JsonObject;

/// How nodes are at the moment. What is left out fits any node.
record NodeState(
    @About("Whether the nodes are ready.") @Nullable Boolean ready,
    @About("Whether the nodes take new pods.") @Nullable Boolean schedulable) {
  static final NodeState ANY = new NodeState(null, null);

  boolean fits(JsonObject node) {
    return (ready == null
            || ready == Nodes.condition(node, "Ready").filter("True"::equals).isPresent())
        && (schedulable == null || schedulable != Cordon.isClosed(node));
  }
}
