package turbulence.faults.istio.fault;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Reads a VirtualService. A refusal is an answer, too: that there is none is what some ask for.
@About(
    "Read a VirtualService: `status`, `body` and `headers` of the API's answer. A refusal is an"
        + " answer, too, so that its status can be judged.")
public record GetVirtualService(
    @About("The VirtualService.") String virtualServiceName, Where where)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(where.needs("get", virtualServiceName));
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    try {
      return Answer.of(Clusters.of(scope).request(Call.get(where.ref(virtualServiceName).path())));
    } catch (ClusterFailed e) {
      if (e.code() == 0) {
        throw Clusters.failed(e);
      }
      return Answer.of(e);
    }
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }
}
