package turbulence.faults.kubernetes.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// What the cluster told lately.
@About("The events of all namespaces as the API lists them, in one page.")
public record GetEvents(
    @About("Labels that they have.") @Nullable String labelSelector,
    @About("Fields that they have, such as type=Warning.") @Nullable String fieldSelector,
    @About("How many at most.") @Default("100") @Min(0) int limit)
    implements Probe, Needing {
  private static final String EVENTS = "/apis/events.k8s.io/v1/events";

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", Resource.EVENTS, ""));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    Query query =
        Query.NONE
            .with("labelSelector", labelSelector == null ? "" : labelSelector)
            .with("fieldSelector", fieldSelector == null ? "" : fieldSelector)
            .with("limit", Integer.toString(limit));
    try {
      return Clusters.of(scope).object(Call.get(EVENTS).with(query));
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }
}
