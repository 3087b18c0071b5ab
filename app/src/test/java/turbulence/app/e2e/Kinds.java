package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The kinds of the examples that a cluster does not have of itself: made once for all of them, and
/// deleted in the end. Those that are there already stay as they are.
final class Kinds {
  private static final Resource DEFINITIONS =
      new Resource("apiextensions.k8s.io", "v1", "customresourcedefinitions", false);

  private final Ground ground;
  private final Made made;

  Kinds(Ground ground, Made made) {
    this.ground = ground;
    this.made = made;
  }

  /// Those of which these scenarios have an object.
  void create(Collection<String> scenarios) throws Exception {
    Set<String> used = new HashSet<>();
    for (String scenario : scenarios) {
      Manifests.things(scenario).forEach(each -> used.add(Manifests.kind(each)));
    }
    List<JsonObject> fresh = new ArrayList<>();
    for (String scenario : scenarios) {
      for (JsonObject kind : Manifests.kinds(scenario)) {
        Ref ref = DEFINITIONS.ref("", Ground.name(kind));
        boolean needed = used.contains(kind.object("spec").object("names").text("kind").orElse(""));
        if (needed && ground.cluster().find(ref).isEmpty()) {
          made.add(ref);
          ground.create(ref, kind);
          fresh.add(kind);
        }
      }
    }
    for (JsonObject kind : fresh) {
      String name = Ground.name(kind);
      ground.await("objects of " + name, () -> isServed(name) && answers(kind));
    }
  }

  private boolean isServed(String name) throws ClusterFailed, InterruptedException {
    JsonObject held = ground.cluster().get(DEFINITIONS.ref("", name));
    for (Json condition : held.object("status").array("conditions")) {
      JsonObject fields = (JsonObject) condition;
      if (fields.text("type").orElse("").equals("Established")) {
        return fields.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private boolean answers(JsonObject kind) throws ClusterFailed, InterruptedException {
    try {
      ground.cluster().list(resource(kind).everywhere(), _ -> {});
      return true;
    } catch (ClusterFailed e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  private static Resource resource(JsonObject kind) {
    JsonObject spec = kind.object("spec");
    Optional<JsonObject> served =
        spec.array("versions").items().stream()
            .map(JsonObject.class::cast)
            .filter(version -> Json.of(true).equals(version.get("served")))
            .findFirst();
    return new Resource(
        spec.text("group").orElse(""),
        served.flatMap(version -> version.text("name")).orElse(""),
        spec.object("names").text("plural").orElse(""),
        spec.text("scope").orElse("").equals("Namespaced"));
  }
}
