package turbulence.faults.kubernetes.daemonset;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        CreateDaemonSet.class,
        DeleteDaemonSet.class,
        UpdateDaemonSet.class,
        DaemonSetAvailableAndHealthy.class,
        DaemonSetPartiallyAvailable.class,
        DaemonSetNotFullyAvailable.class,
        DaemonSetFullyAvailable.class);
  }

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of();
  }
}
