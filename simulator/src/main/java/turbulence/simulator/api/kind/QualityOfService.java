package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;

/// How a pod is served when a node runs short: by what its containers request and are limited to.
final class QualityOfService {
  private static final JsonText BEST_EFFORT = new JsonText("BestEffort");
  private static final JsonText BURSTABLE = new JsonText("Burstable");
  private static final JsonText GUARANTEED = new JsonText("Guaranteed");
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private QualityOfService() {}

  static JsonText of(JsonObject spec) {
    boolean any = false;
    boolean guaranteed = true;
    for (String list : List.of("containers", "initContainers")) {
      for (Json item : spec.array(list)) {
        JsonObject resources =
            item instanceof JsonObject it ? it.object("resources") : JsonObject.EMPTY;
        any |= !resources.isEmpty() && asks(resources);
        guaranteed = guaranteed && !resources.isEmpty() && isExact(resources);
      }
    }
    return any ? guaranteed ? GUARANTEED : BURSTABLE : BEST_EFFORT;
  }

  private static boolean asks(JsonObject resources) {
    for (String name : COUNTED) {
      if (Amounts.of(resources.object("requests"), name).signum() > 0
          || Amounts.of(resources.object("limits"), name).signum() > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExact(JsonObject resources) {
    for (String name : COUNTED) {
      Quantity limit = Amounts.of(resources.object("limits"), name);
      Quantity request = Amounts.of(resources.object("requests"), name);
      if (limit.signum() <= 0 || request.compareTo(limit) != 0) {
        return false;
      }
    }
    return true;
  }
}
