package turbulence.app.e2e;

import java.util.List;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The image of the examples on every node that takes pods, before anything depends on it.
final class Pull {
  private static final String NAME = "image";

  private final Ground ground;
  private final String namespace;

  Pull(Ground ground) {
    this.ground = ground;
    this.namespace = "turbulence-e2e-" + ground.mark() + "-" + NAME;
  }

  /// @throws Unfit when a node does not get it
  void pull(Stops stops) throws Exception {
    Made made = new Made(ground);
    made.add(Resource.NAMESPACES.ref("", namespace));
    try {
      ground.createNamespace(namespace);
      ground.create(Resource.DAEMON_SETS.ref(namespace, NAME), everywhere());
      await(stops);
    } finally {
      made.delete();
    }
  }

  private JsonObject everywhere() {
    JsonObject labels = JsonObject.of("app", NAME);
    JsonObject container = JsonObject.of("name", NAME, "image", Image.USUAL);
    JsonObject pod =
        JsonObject.of("metadata", JsonObject.of("labels", labels))
            .with("spec", JsonObject.of("containers", JsonArray.of(container)));
    JsonObject spec = JsonObject.of("selector", JsonObject.of("matchLabels", labels));
    Json set =
        ground
            .image()
            .fitting(
                JsonObject.of("apiVersion", "apps/v1", "kind", "DaemonSet")
                    .with("spec", spec.with("template", pod)));
    return (JsonObject) set;
  }

  private void await(Stops stops) throws Exception {
    Readiness readiness = new Readiness(ground.cluster(), namespace);
    int[] hopeless = {0};
    try {
      ground.await(
          "the image",
          () -> {
            stops.check();
            hopeless[0] += readiness.isHopeless() ? 1 : 0;
            return hopeless[0] > 100 || readiness.missing().isEmpty();
          });
    } catch (AssertionError e) {
      hopeless[0] = Integer.MAX_VALUE;
    }
    List<String> missing = readiness.missing();
    if (!missing.isEmpty()) {
      throw new Unfit(
          "not every node runs "
              + ground.image().name()
              + "; E2E_IMAGE names another image that has a shell, or load this one onto the"
              + " nodes:\n"
              + String.join("\n", missing)
              + "\n"
              + String.join("\n", readiness.waiting()));
    }
  }
}
