package turbulence.faults.kubernetes.select;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;

/// Where pods run, and how they are.
public record PodStanding(
    @About("The node that the pods run on.") @Nullable String node,
    @About("The zone of the nodes that the pods run on: their label topology.kubernetes.io/zone.")
        @Nullable String zone,
    @About("The phase that the pods are in: Running or Pending.") @Nullable String phase,
    @About("Whether the pods are ready; true or false for only such.") @Nullable Boolean ready,
    Age age) {
  public static final PodStanding ANY = new PodStanding(null, null, null, null, Age.ANY);

  public PodStanding {
    Given.checkName("node", node);
    Given.checkName("zone", zone);
    if (phase != null && !phase.equals("Running") && !phase.equals("Pending")) {
      throw new IllegalArgumentException(
          "phase must be Running or Pending, not '" + phase + "': pods that ended are not hit");
    }
  }
}
