package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// Which nodes are meant: one of a name, those with labels, or all.
///
/// @param name empty or null for any
/// @param labels a selector; empty or null for any
record NodeSelection(@Nullable String name, @Nullable String labels) {

  /// These nodes, in the order of the API; never none.
  List<JsonObject> in(Cluster cluster) throws ActivityFailed, InterruptedException {
    refuseEmpty();
    Listing listing = Resource.NODES.everywhere();
    if (labels != null) {
      listing = listing.labels(labels);
    }
    if (name != null && !name.isEmpty()) {
      listing = listing.fields("metadata.name=" + name);
    }
    try {
      List<JsonObject> nodes = cluster.list(listing);
      if (nodes.isEmpty()) {
        throw new ActivityFailed("failed to find a node that matches selector");
      }
      return nodes;
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  /// What it takes to find these and to change them.
  List<Need> changing() {
    Need list = Need.of("list", Resource.NODES, "");
    Need patch = Need.of("patch", Resource.NODES, "");
    return name == null || name.isEmpty()
        ? List.of(list, patch)
        : List.of(list.on(name), patch.on(name)); // a list of one name can be granted by name
  }

  /// What it takes to put them back beyond that.
  List<Need> puttingBack() {
    Need get = Need.of("get", Resource.NODES, "");
    return List.of(name == null || name.isEmpty() ? get : get.on(name));
  }

  /// A variable that is not set must not mean every node of the cluster.
  private void refuseEmpty() throws ActivityFailed {
    boolean given = name != null || labels != null;
    if (given && (name == null || name.isEmpty()) && (labels == null || labels.isEmpty())) {
      throw new ActivityFailed(
          (name == null ? "'label_selector'" : "'name'")
              + " is empty; leave it out to mean every node");
    }
  }
}
