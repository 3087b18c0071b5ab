package turbulence.faults.kubernetes.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Which kinds a cluster has. The usual ones are known; for any other the API is asked, once.
/// Shared between threads.
final class Discovery {
  private static final List<Resource> USUAL =
      List.of(
          Resource.PODS,
          Resource.SERVICES,
          Resource.SECRETS,
          Resource.CONFIG_MAPS,
          Resource.NODES,
          Resource.NAMESPACES,
          Resource.DEPLOYMENTS,
          Resource.REPLICA_SETS,
          Resource.STATEFUL_SETS,
          Resource.DAEMON_SETS);

  private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();

  /// @param name `plural`, `plural.group` or `plural.version.group`
  Resource named(String name, Cluster cluster) throws ClusterFailed, InterruptedException {
    for (Resource usual : USUAL) {
      if (name.equals(usual.toString()) || name.equals(usual.plural())) {
        return usual;
      }
    }
    int dot = name.indexOf('.');
    String plural = dot < 0 ? name : name.substring(0, dot);
    String group = dot < 0 ? "" : name.substring(dot + 1);
    String apiVersion = group.isEmpty() ? "v1" : preferred(group, cluster);
    for (Json entry : resources(apiVersion, cluster)) {
      if (entry instanceof JsonObject kind
          && (kind.text("name").orElse("").equals(plural)
              || kind.text("singularName").orElse("").equals(plural))) {
        return resource(apiVersion, kind);
      }
    }
    throw unknown("there is no " + name, cluster);
  }

  Resource of(String apiVersion, String kind, Cluster cluster)
      throws ClusterFailed, InterruptedException {
    Optional<Resource> usual =
        USUAL.stream()
            .filter(each -> each.apiVersion().equals(apiVersion))
            .filter(each -> each.plural().equalsIgnoreCase(kind + "s"))
            .findFirst();
    if (usual.isPresent()) {
      return usual.get();
    }
    for (Json entry : resources(apiVersion, cluster)) {
      if (entry instanceof JsonObject each
          && each.text("kind").orElse("").equals(kind)
          && each.text("name").orElse("/").indexOf('/') < 0) {
        return resource(apiVersion, each);
      }
    }
    throw unknown("there is no kind " + kind + " in " + apiVersion, cluster);
  }

  private static Resource resource(String apiVersion, JsonObject kind) {
    int slash = apiVersion.indexOf('/');
    return new Resource(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        kind.text("name").orElse(""),
        kind.get("namespaced") == JsonBool.TRUE);
  }

  private String preferred(String group, Cluster cluster)
      throws ClusterFailed, InterruptedException {
    try {
      JsonObject answer = ask("/apis/" + Query.quoted(group), cluster);
      return answer.object("preferredVersion").text("groupVersion").orElse(group + "/v1");
    } catch (ClusterFailed e) {
      int dot = group.indexOf('.');
      if (!e.isNotFound() || dot < 0) {
        throw e;
      }
      return group.substring(dot + 1) + "/" + group.substring(0, dot);
    }
  }

  private Iterable<Json> resources(String apiVersion, Cluster cluster)
      throws ClusterFailed, InterruptedException {
    String path = apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/";
    return ask(path + apiVersion, cluster).array("resources");
  }

  private JsonObject ask(String path, Cluster cluster) throws ClusterFailed, InterruptedException {
    JsonObject known = answers.get(path);
    if (known == null) {
      known = cluster.object(Call.get(path));
      answers.put(path, known);
    }
    return known;
  }

  private static ClusterFailed unknown(String what, Cluster cluster) {
    return ClusterFailed.refused(
        what + " at " + cluster, 404, JsonObject.of("reason", "NotFound"), null);
  }
}
