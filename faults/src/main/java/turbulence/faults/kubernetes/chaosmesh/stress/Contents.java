package turbulence.faults.kubernetes.chaosmesh.stress;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        StressCpu.class,
        StressMemory.class,
        DeleteStressor.class,
        GetStressor.class,
        GetStressors.class);
  }
}
