package turbulence.faults.kubernetes.networking;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        CreateIngress.class,
        DeleteIngress.class,
        UpdateIngress.class,
        IngressExists.class,
        CreateNetworkPolicy.class,
        RemoveNetworkPolicy.class,
        DenyAllIngress.class,
        RemoveDenyAllIngress.class,
        DenyAllEgress.class,
        RemoveDenyAllEgress.class,
        AllowDnsAccess.class,
        RemoveAllowDnsAccess.class);
  }

  /// Our own.
  public static List<Class<? extends Capability>> own() {
    return List.of(Partition.class);
  }
}
