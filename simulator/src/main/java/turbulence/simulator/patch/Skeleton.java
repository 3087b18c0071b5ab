package turbulence.simulator.patch;

import java.util.Set;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What is in every object of a published type before anything is written into it.
final class Skeleton {
  private static final Set<String> ALWAYS =
      Set.of(
          "metadata",
          "spec",
          "status",
          "template",
          "jobTemplate",
          "strategy",
          "updateStrategy",
          "loadBalancer",
          "containers",
          "rules",
          "endpoints",
          "roleRef");

  private Skeleton() {}

  static JsonObject of(JsonObject object) {
    JsonObject.Builder skeleton = JsonObject.builder();
    for (String name : object.names()) {
      if (ALWAYS.contains(name)) {
        if (object.get(name) instanceof JsonObject inner) {
          skeleton.put(name, of(inner));
        } else if (object.get(name) instanceof JsonArray) {
          skeleton.put(name, JsonNull.NULL);
        }
      }
    }
    return skeleton.build();
  }
}
