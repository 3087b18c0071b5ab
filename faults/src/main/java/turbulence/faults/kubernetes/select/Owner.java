package turbulence.faults.kubernetes.select;

import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What controls an object.
///
/// @param kind such as `ReplicaSet`
public record Owner(String kind, String namespace, String name) {

  /// Its controller; whatever else owns it does not count.
  public static Optional<Owner> of(JsonObject metadata) {
    for (Json owner : metadata.array("ownerReferences")) {
      if (owner instanceof JsonObject reference && reference.get("controller") == JsonBool.TRUE) {
        return Optional.of(
            new Owner(
                reference.text("kind").orElse(""),
                metadata.text("namespace").orElse(""),
                reference.text("name").orElse("")));
      }
    }
    return Optional.empty();
  }
}
