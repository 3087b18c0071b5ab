package turbulence.faults.kubernetes.namespace;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Whether a namespace is there.
@About("Whether a namespace is there.")
public record NamespaceExists(@About("Its name.") String name) implements Probe, Needing {
  @Override
  public List<Need> needs() {
    return condition().looking();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return Json.of(condition().isThere(Clusters.of(scope)));
  }

  private Condition condition() {
    return new Condition(Kind.NAMESPACE, "", name, null);
  }
}
