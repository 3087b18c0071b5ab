package turbulence.faults.kubernetes.pod;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        TerminatePods.class,
        DeletePods.class,
        ExecInPods.class,
        CountPods.class,
        CountMinPods.class,
        PodsInPhase.class,
        PodsNotInPhase.class,
        PodsInConditions.class,
        PodIsNotAvailable.class,
        AllPodsHealthy.class,
        ReadPodLogs.class,
        ShouldBeFoundInLogs.class);
  }

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of(KillProcess.class);
  }
}
