package turbulence.faults.kubernetes.node;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonBool;

/// Whether every node has a condition with a status.
@About("Whether every node has a condition of a type with that status. A node without it does not.")
public record VerifyNodesCondition(
    @About("The type of the condition, such as `MemoryPressure`.") @Default("\"PIDPressure\"")
        String conditionType,
    @About("The status that it is to have: `\"True\"`, `\"False\"` or `\"Unknown\"`.")
        @Default("\"False\"")
        String conditionValue,
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
    boolean[] all = {true};
    Nodes.each(
        scope,
        labelSelector,
        node ->
            all[0] &=
                Nodes.condition(node, conditionType).filter(conditionValue::equals).isPresent());
    return JsonBool.of(all[0]);
  }
}
