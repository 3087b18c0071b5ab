package turbulence.faults.kubernetes.forecast;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.rights.Need;

/// What would come of an object that is changed.
///
/// @param isSo whether it already is as it is to be
public record Altering(Cluster cluster, Ref object, boolean isSo) implements Forecasting {
  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    if (isSo) {
      telling.effect(object + " is so already");
    }
    Need need = Need.of("patch", object.resource(), object.namespace()).on(object.name());
    new Rights(cluster).tell(List.of(need), telling);
    return telling.forecast();
  }
}
