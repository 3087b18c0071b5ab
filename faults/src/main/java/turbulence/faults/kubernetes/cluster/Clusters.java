package turbulence.faults.kubernetes.cluster;

import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.ClusterUnreachable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The clusters of a run. Steps that mean the same one share its connections.
public final class Clusters {
  private static final String KEYS = "KUBERNETES_";

  private Clusters() {}

  /// What tells one connection from another.
  record Connection(JsonObject keys) {}

  /// The cluster that a step works on.
  public static Cluster of(Scope scope) throws ActivityFailed {
    return of(scope.world(), scope.secrets(), scope.shared());
  }

  /// @param secrets flat; those that are no keys of a connection do not matter
  public static Cluster of(World world, JsonObject secrets, Shared shared) throws ActivityFailed {
    JsonObject.Builder keys = JsonObject.builder();
    for (Map.Entry<String, Json> secret : secrets) {
      if (secret.getKey().startsWith(KEYS)) {
        keys.put(secret.getKey(), secret.getValue());
      }
    }
    JsonObject connection = keys.build();
    try {
      return shared.get(
          new Connection(connection), Cluster.class, () -> Cluster.find(world, connection));
    } catch (ClusterUnreachable e) {
      throw new ActivityFailed(e.reason(), e);
    }
  }

  /// What a step says when the API refused, or did not answer.
  public static ActivityFailed failed(ClusterFailed e) {
    return new ActivityFailed(e.words(), e);
  }
}
