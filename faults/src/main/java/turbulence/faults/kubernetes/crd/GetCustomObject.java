package turbulence.faults.kubernetes.crd;

import java.util.List;
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

/// Reads an object of a custom kind.
@About("An object of a custom kind, as the API gives it.")
public record GetCustomObject(
    Sort sort,
    @About("The object.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("get", sort.namespaced(), ns).on(name));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return Reading.one(scope, sort.in(ns, name));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
