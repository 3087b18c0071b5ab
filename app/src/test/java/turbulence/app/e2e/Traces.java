package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What exercises could leave behind in a whole cluster.
record Traces(Set<String> all) {
  private static final List<Resource> KINDS =
      List.of(
          Resource.NODES,
          Resource.NAMESPACES,
          new Resource("apiextensions.k8s.io", "v1", "customresourcedefinitions", false),
          new Resource("rbac.authorization.k8s.io", "v1", "clusterroles", false),
          new Resource("rbac.authorization.k8s.io", "v1", "clusterrolebindings", false),
          new Resource("", "v1", "persistentvolumes", false));

  static Traces of(Ground ground) throws ClusterFailed, InterruptedException {
    Set<String> all = new TreeSet<>();
    for (Resource kind : KINDS) {
      Listing everywhere = kind.everywhere();
      ground.cluster().list(everywhere, each -> all.add(kind + " " + Ground.name(each)));
    }
    for (JsonObject node : ground.cluster().list(Resource.NODES.everywhere())) {
      String name = "node " + Ground.name(node);
      node.object("metadata")
          .object("labels")
          .names()
          .forEach(it -> all.add(name + ", label " + it));
      if (Json.of(true).equals(node.object("spec").get("unschedulable"))) {
        all.add(name + ", cordoned");
      }
      for (Json taint : node.object("spec").array("taints")) {
        JsonObject fields = (JsonObject) taint;
        String key = fields.text("key").orElse("");
        if (!key.startsWith("node.kubernetes.io/")) { // the cluster's own, which come and go
          all.add(name + ", taint " + key + ":" + fields.text("effect").orElse(""));
        }
      }
    }
    return new Traces(all);
  }

  /// What is there that was not, and the other way round, once what goes by itself has gone.
  List<String> changes(Ground ground) throws ClusterFailed, InterruptedException {
    AtomicReference<List<String>> changes = new AtomicReference<>(List.of());
    try {
      ground.await(
          "what was there before",
          () -> {
            changes.set(of(ground).since(this));
            return changes.get().isEmpty();
          });
    } catch (AssertionError e) {
      return changes.get();
    }
    return List.of();
  }

  private List<String> since(Traces before) {
    List<String> changes = new ArrayList<>();
    all.stream().filter(it -> !before.all.contains(it)).forEach(it -> changes.add(it + " is new"));
    before.all.stream().filter(it -> !all.contains(it)).forEach(it -> changes.add(it + " is gone"));
    return changes;
  }
}
