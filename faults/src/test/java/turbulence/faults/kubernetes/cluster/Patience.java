package turbulence.faults.kubernetes.cluster;

import java.time.Duration;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.json.JsonObject;

/// How long steps of a test wait for a cluster.
public final class Patience {
  private Patience() {}

  /// Steps that see this and name no connection of their own wait no longer than that. There is a
  /// connection from now on, so that none of it goes into making one.
  public static void limit(Scope scope, Duration time) throws Exception {
    Cluster patient = Clusters.of(scope.world(), JsonObject.EMPTY, new Shared());
    patient.list(Resource.NAMESPACES.everywhere());
    scope
        .shared()
        .get(new Clusters.Connection(JsonObject.EMPTY), Cluster.class, () -> patient.within(time));
  }
}
