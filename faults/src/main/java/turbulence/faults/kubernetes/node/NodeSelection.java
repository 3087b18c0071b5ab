package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.select.Amount;
import turbulence.faults.kubernetes.select.Mode;
import turbulence.json.JsonObject;

/// Which nodes a step hits.
///
/// @param count how many of those that fit, by chance and none twice; null for all of them
record NodeSelection(
    NodeMarks marks, Hosting hosting, NodeTargets targets, @Nullable Integer count) {

  NodeSelection {
    if (count != null && count < 0) {
      throw new IllegalArgumentException("count must not be negative, it is " + count);
    }
    if (count == null && targets.mode() != Mode.FIXED) {
      throw new IllegalArgumentException("mode " + targets.mode() + " needs a count");
    }
  }

  /// Those to hit, in the order in which chance or the API gives them.
  ///
  /// @throws ActivityFailed when none fits, too
  List<JsonObject> in(Scope scope, Cluster cluster) throws ActivityFailed, InterruptedException {
    List<JsonObject> fitting = fitting(scope, cluster);
    return count == null
        ? fitting
        : new Amount(false, true, targets.mode(), count).take(fitting, scope.world().random());
  }

  private List<JsonObject> fitting(Scope scope, Cluster cluster)
      throws ActivityFailed, InterruptedException {
    marks.refuseEmpty();
    List<JsonObject> nodes = new ArrayList<>();
    try {
      List<JsonObject> listed = cluster.list(listing());
      Set<String> hosts = hosting.isAny() || listed.isEmpty() ? Set.of() : hosting.nodes(cluster);
      for (JsonObject node : listed) {
        if ((hosting.isAny() || hosts.contains(Nodes.name(node)))
            && targets.fit(node, scope.world().now())) {
          nodes.add(node);
        }
      }
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    if (nodes.isEmpty()) {
      throw new ActivityFailed("failed to find a node that matches selector");
    }
    return nodes;
  }

  private Listing listing() {
    List<String> fields = new ArrayList<>();
    if (marks.isNamed()) {
      fields.add("metadata.name=" + marks.name());
    }
    if (targets.traits().fieldSelector() != null) {
      fields.add(targets.traits().fieldSelector());
    }
    String labels = marks.labelSelector();
    return Resource.NODES
        .everywhere()
        .labels(labels == null ? "" : labels)
        .fields(String.join(",", fields));
  }

  /// What it takes to find these and to do that to them.
  List<Need> needs(String verb) {
    List<Need> needs = doing(verb);
    needs.addAll(hosting.needs());
    return needs;
  }

  /// The same, for who may read all pods anyway.
  List<Need> doing(String verb) {
    List<Need> needs = new ArrayList<>();
    for (Need need :
        List.of(Need.of("list", Resource.NODES, ""), Need.of(verb, Resource.NODES, ""))) {
      // A list of one name can be granted by name.
      needs.add(marks.isNamed() ? need.on(String.valueOf(marks.name())) : need);
    }
    return needs;
  }

  /// What it takes to read each of them.
  List<Need> reading() {
    Need get = Need.of("get", Resource.NODES, "");
    return List.of(marks.isNamed() ? get.on(String.valueOf(marks.name())) : get);
  }
}
