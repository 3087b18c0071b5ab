package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        AddLatency.class,
        SetLoss.class,
        DuplicatePackets.class,
        ReorderPackets.class,
        CorruptPackets.class,
        SetBandwidth.class,
        DeleteNetworkFault.class,
        GetNetworkFault.class,
        GetNetworkFaults.class);
  }
}
