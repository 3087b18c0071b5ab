package turbulence.faults.kubernetes.node;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.json.JsonObject;

/// The sign of a node that was deleted: it is gone or on its way out, whoever follows it.
record NodeGone(Cluster cluster, String node, String uid) implements Evidence {
  static Evidence of(Cluster cluster, JsonObject node) {
    String uid = node.object("metadata").text("uid").orElse("");
    return new NodeGone(cluster, Nodes.name(node), uid);
  }

  @Override
  public String words() {
    return "node " + node + " is gone";
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      return Sight.of(cluster.find(Cordon.ref(node)).filter(this::isThere).isEmpty());
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private boolean isThere(JsonObject live) {
    JsonObject metadata = live.object("metadata");
    return metadata.text("uid").orElse("").equals(uid) && !metadata.has("deletionTimestamp");
  }
}
