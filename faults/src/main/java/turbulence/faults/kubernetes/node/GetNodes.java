package turbulence.faults.kubernetes.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The nodes as the API gives them.
@About("The nodes, as the API gives them: a NodeList.")
public record GetNodes(
    @About("Labels that the nodes have, such as `disk=ssd`; all nodes when left out.")
        @Nullable String labelSelector)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return Nodes.needs();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    List<JsonObject> items = new ArrayList<>();
    String version = Nodes.each(scope, labelSelector, items::add);
    return JsonObject.builder()
        .put("kind", "NodeList")
        .put("apiVersion", "v1")
        .put(
            "metadata",
            version.isEmpty() ? JsonObject.EMPTY : JsonObject.of("resourceVersion", version))
        .put("items", JsonArray.from(items))
        .build();
  }
}
