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

/// Reads an object that lies in no namespace.
@About("An object that lies in no namespace, of a custom kind, as the API gives it.")
public record GetClusterCustomObject(Sort sort, @About("The object.") String name)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("get", sort.ofCluster(), "").on(name));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return Reading.one(scope, sort.ofCluster(name));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
