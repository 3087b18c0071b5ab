package turbulence.faults.kubernetes.select;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;

/// Who stands behind what controls pods: the Deployment of a ReplicaSet, the CronJob of a Job. Read
/// once for each namespace in which somebody asks.
final class Owners {
  private static final Map<String, Resource> BETWEEN =
      Map.of("ReplicaSet", Resource.REPLICA_SETS, "Job", new Resource("batch", "v1", "jobs", true));

  private final Cluster cluster;
  private final Set<String> read = new HashSet<>();
  private final Map<Owner, Owner> above = new HashMap<>();

  Owners(Cluster cluster) {
    this.cluster = cluster;
  }

  /// The kind whose objects tell who stands behind; null when nobody does.
  static boolean isBetween(Owner owner) {
    return BETWEEN.containsKey(owner.kind());
  }

  /// Who stands behind it; itself when nobody does.
  Owner above(Owner owner) throws ClusterFailed, InterruptedException {
    Resource resource = BETWEEN.get(owner.kind());
    if (resource == null) {
      return owner;
    }
    if (read.add(owner.kind() + "/" + owner.namespace())) {
      cluster.list(
          resource.in(owner.namespace()).metadataOnly(),
          object -> {
            var metadata = object.object("metadata");
            String name = metadata.text("name").orElse("");
            Owner self = new Owner(owner.kind(), owner.namespace(), name);
            Owner.of(metadata).ifPresent(topmost -> above.put(self, topmost));
          });
    }
    return above.getOrDefault(owner, owner);
  }
}
