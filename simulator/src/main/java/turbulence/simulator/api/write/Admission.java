package turbulence.simulator.api.write;

import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;

/// What the cluster has to say about a new object that its kind alone does not know: limits of its
/// namespace, a sidecar. Throws a [turbulence.simulator.api.Refusal] to keep it out.
public interface Admission {
  /// The object as it shall be made instead, which gets its kind's defaults again; empty when it
  /// stays as it is.
  default Optional<JsonObject> completed(Kind kind, JsonObject object, Intent intent) {
    return Optional.empty();
  }

  /// Looks at the object as it is about to be stored.
  default void review(Kind kind, JsonObject object, Intent intent) {}

  /// Looks at what somebody wants to make of an object that is there.
  default void reviewChange(Kind kind, JsonObject before, JsonObject after, Intent intent) {}
}
