package turbulence.simulator.scenario;

import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A few words that stand for a whole object, for tests to be short. Immutable.
public final class Sketch {
  private final String name;
  private final String namespace;
  private final String image;
  private final int replicas;

  private Sketch(String name, String namespace, String image, int replicas) {
    this.name = name;
    this.namespace = namespace;
    this.image = image;
    this.replicas = replicas;
  }

  /// A Deployment of one web server in the namespace `default`; its pods are labelled `app` with
  /// its name.
  public static Sketch deployment(String name) {
    return new Sketch(name, "default", "nginx:1.29", 1);
  }

  public Sketch replicas(int count) {
    return new Sketch(name, namespace, image, count);
  }

  public Sketch image(String other) {
    return new Sketch(name, namespace, other, replicas);
  }

  /// In that namespace, which has to be there.
  public Sketch in(String other) {
    return new Sketch(name, other, image, replicas);
  }

  /// The object that it stands for.
  public JsonObject object() {
    JsonObject labels = JsonObject.of("app", name);
    JsonObject container = JsonObject.of("name", name, "image", image);
    JsonObject template =
        JsonObject.of(
            "metadata",
            JsonObject.of("labels", labels),
            "spec",
            JsonObject.of("containers", JsonArray.of(container)));
    JsonObject spec =
        JsonObject.of("replicas", replicas, "selector", JsonObject.of("matchLabels", labels))
            .with("template", template);
    JsonObject metadata =
        JsonObject.of("name", name, "namespace", namespace).with("labels", labels);
    return JsonObject.of("apiVersion", "apps/v1", "kind", "Deployment")
        .with("metadata", metadata)
        .with("spec", spec);
  }
}
