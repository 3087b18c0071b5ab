package turbulence.faults.kubernetes.custom;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.forecast.Telling;
import turbulence.faults.kubernetes.rights.Need;

/// What would come of an object that is made, changed or deleted: what those who act on its kind
/// make of it, nobody here knows.
///
/// @param effects in words
/// @param lasting what would not be put back
record Outlook(Cluster cluster, List<String> effects, List<String> lasting, Need need)
    implements Forecasting {
  Outlook {
    effects = List.copyOf(effects);
    lasting = List.copyOf(lasting);
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    effects.forEach(telling::effect);
    lasting.forEach(telling::lasting);
    new Rights(cluster).tell(List.of(need), telling);
    return telling.forecast();
  }
}
