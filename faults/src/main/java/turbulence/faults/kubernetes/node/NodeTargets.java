package turbulence.faults.kubernetes.node;

import java.time.Instant;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.select.Age;
import turbulence.faults.kubernetes.select.Mode;
import turbulence.faults.kubernetes.select.Names;
import turbulence.json.JsonObject;

/// Which nodes by more than Chaos Toolkit asks for, and what their count is. All that is given must
/// fit.
record NodeTargets(
    Names called,
    NodeTraits traits,
    NodeState state,
    Age age,
    @About(
            "What count is: fixed for so many nodes, percentage for a share of those that fit,"
                + " random-up-to and random-up-to-percentage for a number that is drawn, at least"
                + " one and at most that.")
        @Default("\"fixed\"")
        Mode mode) {
  static final NodeTargets ANY =
      new NodeTargets(Names.ANY, NodeTraits.ANY, NodeState.ANY, Age.ANY, Mode.FIXED);

  boolean fit(JsonObject node, Instant now) throws ActivityFailed, InterruptedException {
    String created = node.object("metadata").text("creationTimestamp").orElse("");
    return traits.fit(node)
        && state.fits(node)
        && age.fits(created, now)
        && called.fit().isFor(Nodes.name(node));
  }
}
