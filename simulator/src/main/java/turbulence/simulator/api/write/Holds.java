package turbulence.simulator.api.write;

import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;

/// What keeps an object that is being deleted: finalizers, and the grace that a pod has left.
final class Holds {
  private Holds() {}

  /// Whether the object is being deleted and nothing keeps it any longer.
  static boolean isOver(Kind kind, JsonObject object) {
    return Meta.isDeleting(object)
        && !isHeld(kind, object)
        && Meta.number(object, "deletionGracePeriodSeconds", 0) == 0;
  }

  static boolean isHeld(Kind kind, JsonObject object) {
    return !Meta.of(object).array("finalizers").isEmpty()
        || kind.resource().equals(Namespaces.NAMESPACES)
            && !object.object("spec").array("finalizers").isEmpty();
  }
}
