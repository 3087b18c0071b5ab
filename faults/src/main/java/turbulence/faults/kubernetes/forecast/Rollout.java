package turbulence.faults.kubernetes.forecast;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What would come of a deployment whose pods are replaced.
public record Rollout(Cluster cluster, Ref deployment) implements Forecasting {
  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    telling.about("how its pods are replaced", () -> tell(telling));
    telling.lasting(
        "deployment "
            + deployment.namespace()
            + "/"
            + deployment.name()
            + " stays restarted: to"
            + " put its annotation back would restart it again");
    Need need =
        Need.of("patch", deployment.resource(), deployment.namespace()).on(deployment.name());
    new Rights(cluster).tell(List.of(need), telling);
    return telling.forecast();
  }

  private void tell(Telling telling) throws ClusterFailed, InterruptedException {
    JsonObject live = cluster.find(deployment).orElse(null);
    if (live == null) {
      telling.refusal("there is no " + deployment);
      return;
    }
    JsonObject spec = live.object("spec");
    int pods = spec.get("replicas") instanceof JsonNumber n ? n.value().intValue() : 1;
    JsonObject strategy = spec.object("strategy");
    Json missing = strategy.object("rollingUpdate").get("maxUnavailable");
    telling.effect(
        (pods == 1 ? "its pod is" : "its " + pods + " pods are")
            + " replaced, "
            + (strategy.text("type").orElse("").equals("Recreate")
                ? "all at once: it recreates"
                : "with at most "
                    + (missing == null ? "25%" : missing.toString().replace("\"", ""))
                    + " missing at a time"));
  }
}
