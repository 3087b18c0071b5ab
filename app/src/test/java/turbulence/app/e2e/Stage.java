package turbulence.app.e2e;

import java.util.List;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// What has to be there for one exercise, in namespaces that have nothing else.
final class Stage {
  /// Namespaces of the examples in the place of which there are some of our own.
  static final Set<String> OTHERS = Set.of("shop", "till", "old-shop", "second-shop");

  /// Nobody serves it, so that a gateway of this cluster has nothing to do with it.
  private static final String CLASS = "turbulence-e2e";

  private final Ground ground;
  private final String namespace;
  private final Made made;

  Stage(Ground ground, String namespace, Made made) {
    this.ground = ground;
    this.namespace = namespace;
    this.made = made;
  }

  /// @param wide whether it may be what is not in a namespace
  void furnish(List<String> scenarios, boolean wide, Stops stops) throws Exception {
    createNamespace(namespace);
    if (wide) {
      made.add(Resource.NAMESPACES.ref("", namespace + "-second-shop"));
    }
    for (String scenario : scenarios) {
      for (JsonObject object : Manifests.things(scenario)) {
        stops.check();
        put(object, wide);
      }
    }
    awaitReady(stops);
  }

  private void createNamespace(String name) throws ClusterFailed, InterruptedException {
    made.add(Resource.NAMESPACES.ref("", name));
    ground.createNamespace(name);
  }

  /// Pods in the place of a namespace that is not ours are not needed: who changes rules only reads
  /// and writes them.
  private void put(JsonObject object, boolean wide) throws ClusterFailed, InterruptedException {
    String kind = Manifests.kind(object);
    String own = object.object("metadata").text("namespace").orElse("default");
    if (kind.equals("Namespace")) {
      if (wide || Set.of("shop", "till").contains(Ground.name(object))) {
        createNamespace(namespace + "-" + Ground.name(object));
      }
      return;
    }
    boolean rule = object.text("apiVersion").orElse("").contains("istio");
    if (!own.equals("default") && !rule) {
      return;
    }
    Resource resource = ground.cluster().resource(object.text("apiVersion").orElse(""), kind);
    if (!resource.namespaced() && !wide) {
      return;
    }
    String there = own.equals("default") ? namespace : namespace + "-" + own;
    Ref ref = resource.ref(resource.namespaced() ? there : "", Ground.name(object));
    if (!resource.namespaced()) {
      made.add(ref);
    }
    ground.create(ref, (JsonObject) ground.image().fitting(unserved(object)));
  }

  private static JsonObject unserved(JsonObject object) {
    JsonObject spec = object.object("spec");
    return Manifests.kind(object).equals("Ingress")
        ? object.with("spec", spec.with("ingressClassName", CLASS))
        : object;
  }

  private void awaitReady(Stops stops) throws Exception {
    Readiness readiness = new Readiness(ground.cluster(), namespace);
    try {
      ground.await(
          "pods of " + namespace,
          () -> {
            stops.check();
            return readiness.missing().isEmpty();
          });
    } catch (AssertionError e) {
      throw new Unfit(
          "not ready in time: "
              + readiness.missing()
              + "\n"
              + String.join("\n", readiness.waiting()));
    }
  }
}
