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

/// Lists the objects of a custom kind.
@About("The objects of a custom kind, as the API lists them.")
public record ListCustomObjects(
    Sort sort, @About("Its namespace.") @Default("\"default\"") String ns)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", sort.namespaced(), ns));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    if (ns.isEmpty()) {
      throw new ActivityFailed("the namespace 'ns' is empty");
    }
    return Reading.all(scope, sort.namespaced().in(ns));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
