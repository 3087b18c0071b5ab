package turbulence.simulator.api;

import java.util.Optional;
import turbulence.simulator.api.kind.Behaviour;
import turbulence.simulator.schema.CustomSchema;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Resource;

/// One kind in one served version, and all that the API needs to know about it.
public record Kind(
    Resource resource,
    String version,
    String storageVersion,
    String name,
    boolean namespaced,
    Optional<CustomSchema> custom,
    Optional<Type.Struct> type,
    Behaviour behaviour) {
  /// `v1` or `apps/v1`.
  public String apiVersion() {
    return versioned(version);
  }

  /// The same in the version that objects are stored in.
  public String storedApiVersion() {
    return versioned(storageVersion);
  }

  private String versioned(String of) {
    return resource.group().isEmpty() ? of : resource.group() + "/" + of;
  }

  public boolean isCustom() {
    return custom.isPresent();
  }

  public String listName() {
    return name + "List";
  }
}
