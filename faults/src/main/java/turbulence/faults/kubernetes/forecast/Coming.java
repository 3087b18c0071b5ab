package turbulence.faults.kubernetes.forecast;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.rights.Need;

/// What would come of an object that is made.
///
/// @param isThere whether there is one of its name already
public record Coming(Cluster cluster, Ref object, boolean isThere) implements Forecasting {
  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    if (isThere) {
      telling.refusal(object + " is there already: the API makes no other of its name");
    }
    Need need = Need.of("create", object.resource(), object.namespace());
    new Rights(cluster).tell(List.of(need), telling);
    return telling.forecast();
  }
}
