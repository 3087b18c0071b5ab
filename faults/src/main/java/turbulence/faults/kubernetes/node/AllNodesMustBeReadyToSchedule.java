package turbulence.faults.kubernetes.node;

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
import turbulence.json.JsonBool;

/// Whether every node is ready.
@About("Whether every node is Ready; cordoned it may be. Without any node it is so, too.")
public record AllNodesMustBeReadyToSchedule(
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
    boolean[] ready = {true};
    Nodes.each(
        scope,
        labelSelector,
        node -> ready[0] &= Nodes.condition(node, "Ready").filter("True"::equals).isPresent());
    return JsonBool.of(ready[0]);
  }
}
