package turbulence.simulator.scenario;

import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A few words that stand for a whole object, for tests to be short. Immutable.
public final class Sketch {
  private static final String IMAGE = "nginx:1.29";

  private final String kind;
  private final String name;
  private final String namespace;
  private final String image;
  private final int replicas;

  private Sketch(String kind, String name, String namespace, String image, int replicas) {
    this.kind = kind;
    this.name = name;
    this.namespace = namespace;
    this.image = image;
    this.replicas = replicas;
  }

  /// A Deployment of one web server in the namespace `default`; its pods are labelled `app` with
  /// its name.
  public static Sketch deployment(String name) {
    return new Sketch("Deployment", name, "default", IMAGE, 1);
  }

  /// The same as a StatefulSet, whose pods are called by its name and a number from 0 on.
  public static Sketch statefulSet(String name) {
    return new Sketch("StatefulSet", name, "default", IMAGE, 1);
  }

  /// The same as a DaemonSet: a pod on every node, however many replicas are asked for.
  public static Sketch daemonSet(String name) {
    return new Sketch("DaemonSet", name, "default", IMAGE, 1);
  }

  public Sketch replicas(int count) {
    return new Sketch(kind, name, namespace, image, count);
  }

  public Sketch image(String other) {
    return new Sketch(kind, name, namespace, other, replicas);
  }

  /// In that namespace, which has to be there.
  public Sketch in(String other) {
    return new Sketch(kind, name, other, image, replicas);
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
    JsonObject.Builder spec = JsonObject.builder();
    if (!kind.equals("DaemonSet")) {
      spec.put("replicas", replicas);
    }
    if (kind.equals("StatefulSet")) {
      spec.put("serviceName", name);
    }
    spec.put("selector", JsonObject.of("matchLabels", labels)).put("template", template);
    JsonObject metadata =
        JsonObject.of("name", name, "namespace", namespace).with("labels", labels);
    return JsonObject.of("apiVersion", "apps/v1", "kind", kind)
        .with("metadata", metadata)
        .with("spec", spec.build());
  }
}
