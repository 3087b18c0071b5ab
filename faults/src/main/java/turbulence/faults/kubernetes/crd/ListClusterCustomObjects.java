package turbulence.faults.kubernetes.crd;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Lists the objects of a custom kind that lies in no namespace.
@About("The objects of a custom kind that lies in no namespace, as the API lists them.")
public record ListClusterCustomObjects(Sort sort) implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", sort.ofCluster(), ""));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return Reading.all(scope, sort.ofCluster().in(""));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
