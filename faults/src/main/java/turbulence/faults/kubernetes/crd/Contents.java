package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.Capability;

/// The steps of this room.
public final class Contents {
  private Contents() {}

  /// Those that Chaos Toolkit has, too.
  public static List<Class<? extends Capability>> known() {
    return List.of(
        ApplyFromJson.class,
        ApplyFromYaml.class,
        CreateCustomObject.class,
        DeleteCustomObject.class,
        PatchCustomObject.class,
        ReplaceCustomObject.class,
        GetCustomObject.class,
        ListCustomObjects.class,
        CreateClusterCustomObject.class,
        DeleteClusterCustomObject.class,
        PatchClusterCustomObject.class,
        ReplaceClusterCustomObject.class,
        GetClusterCustomObject.class,
        ListClusterCustomObjects.class);
  }
}
