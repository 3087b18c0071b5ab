package turbulence.faults.kubernetes.chaosmesh.network;

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
import turbulence.faults.kubernetes.custom.Lists;
import turbulence.faults.kubernetes.custom.Saying;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Reads what there is.
@About(
    "All faults of the network of a namespace that Chaos Mesh was told to make, as the API lists"
        + " it.")
public record GetNetworkFaults(@About("Its namespace.") @Default("\"default\"") String ns)
    implements Probe, Needing {
  public GetNetworkFaults {
    if (ns.isEmpty()) {
      throw new IllegalArgumentException("'ns' must not be empty");
    }
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", FaultKind.NETWORK.resource(), ns));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Resource resource = FaultKind.NETWORK.resource();
    try {
      return Lists.whole(cluster, resource.in(ns));
    } catch (ClusterFailed e) {
      throw Saying.failed("create", e); // Chaos Toolkit's words for whatever was refused
    }
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
