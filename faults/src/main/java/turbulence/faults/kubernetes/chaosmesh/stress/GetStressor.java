package turbulence.faults.kubernetes.chaosmesh.stress;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.FaultKind;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.custom.Saying;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Reads the stress.
@About("The stress that Chaos Mesh was told to make, as the API gives it.")
public record GetStressor(
    @About("What it is called.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns)
    implements Probe, Needing {
  public GetStressor {
    if (name.isEmpty() || ns.isEmpty()) {
      throw new IllegalArgumentException("'name' and 'ns' must not be empty");
    }
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of("get", FaultKind.STRESS.resource(), ns).on(name));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Resource resource = FaultKind.STRESS.resource();
    try {
      return cluster.get(resource.ref(ns, name));
    } catch (ClusterFailed e) {
      throw Saying.failed("create", e); // Chaos Toolkit's words for whatever was refused
    }
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
