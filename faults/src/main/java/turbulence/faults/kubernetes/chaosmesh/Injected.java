package turbulence.faults.kubernetes.chaosmesh;

import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.custom.Saying;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The sign of a fault that Chaos Mesh was told of, and that it has injected, as far as it says.
record Injected(Cluster cluster, Ref ref) implements Evidence {
  @Override
  public String words() {
    return Saying.target(ref) + " is injected";
  }

  @Override
  public Target target() {
    return Saying.target(ref);
  }

  @Override
  public boolean isPassing() {
    return true;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    try {
      JsonObject live = cluster.find(ref).orElse(null);
      return Sight.of(live != null && isInjected(live.object("status").array("conditions")));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private static boolean isInjected(JsonArray conditions) {
    for (Json each : conditions) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals("AllInjected")) {
        return condition.text("status").orElse("").equals("True");
      }
    }
    return true;
  }
}
