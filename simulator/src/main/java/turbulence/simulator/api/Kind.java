package turbulence.simulator.api;

import java.util.Optional;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.kind.Behaviour;
import turbulence.simulator.schema.CustomSchema;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Resource;

/// One kind in one served version, and all that the API needs to know about it.
///
/// @param info names, verbs and versions
/// @param type what its objects look like; empty when nobody says
/// @param custom what its definition demands, for custom kinds with a schema
public record Kind(
    KindInfo info, Optional<Type.Struct> type, Optional<CustomSchema> custom, Behaviour behaviour) {
  /// The collection that holds the objects.
  public Resource resource() {
    return info.stored();
  }

  public String name() {
    return info.kind();
  }

  public boolean namespaced() {
    return info.namespaced();
  }

  public String apiVersion() {
    return info.apiVersion();
  }

  /// The version in which objects are stored.
  public String storedApiVersion() {
    return info.storage().toString();
  }
}
