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

/// What each node says of its own state.
@About(
    "The conditions of each node: its name, and the status of each type, such as `Ready:"
        + " \"True\"`.")
public record GetAllNodeStatusConditions(
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
    List<JsonObject> all = new ArrayList<>();
    Nodes.each(scope, labelSelector, node -> all.add(conditions(node)));
    return JsonArray.from(all);
  }

  private static JsonObject conditions(JsonObject node) {
    JsonObject.Builder conditions = JsonObject.builder().put("name", Nodes.name(node));
    for (JsonObject condition : Nodes.conditions(node)) {
      String type = condition.text("type").orElse("");
      if (!type.isEmpty()) {
        conditions.put(type, condition.text("status").orElse(""));
      }
    }
    return conditions.build();
  }
}
