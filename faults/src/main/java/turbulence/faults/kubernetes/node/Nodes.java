package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The nodes that have some labels, for those who only look.
final class Nodes {
  private Nodes() {}

  static List<Need> needs() {
    return List.of(Need.of("list", Resource.NODES, ""));
  }

  /// Hands them over one by one, whole.
  ///
  /// @param labels a selector; null or empty for all
  /// @return the version of the list; empty when the API does not tell
  static String each(Scope scope, @Nullable String labels, Consumer<JsonObject> consumer)
      throws ActivityFailed, InterruptedException {
    try {
      return Clusters.of(scope)
          .list(Resource.NODES.everywhere().labels(labels == null ? "" : labels), consumer);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  static String name(JsonObject node) {
    return node.object("metadata").text("name").orElse("");
  }

  /// The status of a condition of that type, if there is one.
  static Optional<String> condition(JsonObject node, String type) {
    for (JsonObject condition : conditions(node)) {
      if (condition.text("type").orElse("").equals(type)) {
        return condition.text("status");
      }
    }
    return Optional.empty();
  }

  static List<JsonObject> conditions(JsonObject node) {
    List<JsonObject> conditions = new ArrayList<>();
    for (Json each : node.object("status").array("conditions")) {
      if (each instanceof JsonObject condition) {
        conditions.add(condition);
      }
    }
    return conditions;
  }
}
