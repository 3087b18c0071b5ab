package turbulence.faults.kubernetes.node;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        CordonNode.class,
        UncordonNode.class,
        DrainNodes.class,
        DeleteNodes.class,
        CreateNode.class,
        GetNodes.class,
        GetAllNodeStatusConditions.class,
        AllNodesMustBeReadyToSchedule.class,
        VerifyNodesCondition.class,
        NodesMustBeHealthy.class);
  }

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of(TaintNodes.class);
  }
}
