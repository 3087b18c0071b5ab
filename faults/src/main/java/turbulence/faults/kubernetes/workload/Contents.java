package turbulence.faults.kubernetes.workload;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of(ScaleToZero.class);
  }
}
