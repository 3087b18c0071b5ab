package turbulence.faults.kubernetes.pod;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Whether no pod of a name runs.
@About("Whether none of some pods is Running; that there are none is fine, too.")
public record PodIsNotAvailable(
    @About("What label_selector makes its labels from, and what messages call the pods.")
        String name,
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Labels that the pods have; {name} in it stands for the name.")
        @Default("\"name in ({name})\"")
        String labelSelector,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnIsAvailable)
    implements Probe, Needing {

  @Override
  public List<Need> needs() {
    return List.of(Need.of("list", Resource.PODS, ns));
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    boolean runs = Pods.of(scope, ns, labelSelector.replace("{name}", name)).isAnyRunning();
    if (runs && raiseOnIsAvailable) {
      throw new ActivityFailed("pod '" + name + "' is actually running");
    }
    return Json.of(!runs);
  }
}
