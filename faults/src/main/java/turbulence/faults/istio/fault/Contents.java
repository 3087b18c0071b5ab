package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        SetFault.class,
        UnsetFault.class,
        AddDelayFault.class,
        AddAbortFault.class,
        RemoveDelayFault.class,
        RemoveAbortFault.class,
        GetVirtualService.class);
  }

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of(DisturbVirtualServices.class, CalmVirtualServices.class);
  }
}
