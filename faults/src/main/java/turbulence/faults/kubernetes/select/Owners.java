package turbulence.faults.kubernetes.select;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// Who stands behind what controls pods: the Deployment of a ReplicaSet, the CronJob of a Job, or
/// whatever else controls one. Read once for each namespace in which somebody asks.
///
/// It ends there: what controls a Deployment, such as an operator's object, may have several
/// workloads of different tasks.
final class Owners {
  private static final Resource JOBS = new Resource("batch", "v1", "jobs", true);

  private final Cluster cluster;
  private final List<String> kinds;
  private final Set<Owner> read = new HashSet<>();
  private final Map<Owner, Owner> above = new HashMap<>();

  /// @param kinds of those that are looked behind: `ReplicaSet`, `Job`
  Owners(Cluster cluster, List<String> kinds) {
    this.cluster = cluster;
    this.kinds = List.copyOf(kinds);
  }

  static Resource resource(String kind) {
    return kind.equals("Job") ? JOBS : Resource.REPLICA_SETS;
  }

  /// Who stands behind it; itself when nobody does.
  Owner above(Owner owner) throws ClusterFailed, InterruptedException {
    if (!kinds.contains(owner.kind())) {
      return owner;
    }
    if (read.add(new Owner(owner.kind(), owner.namespace(), ""))) {
      cluster.list(
          resource(owner.kind()).in(owner.namespace()).metadataOnly(),
          object -> add(owner, object.object("metadata")));
    }
    return above.getOrDefault(owner, owner);
  }

  private void add(Owner like, JsonObject metadata) {
    Owner self = new Owner(like.kind(), like.namespace(), metadata.text("name").orElse(""));
    Owner.of(metadata).ifPresent(topmost -> above.put(self, topmost));
  }
}
