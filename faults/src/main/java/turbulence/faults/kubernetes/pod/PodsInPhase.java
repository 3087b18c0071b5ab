package turbulence.faults.kubernetes.pod;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Whether every pod is in a phase.
@About("Whether there are such pods and each of them is in a phase.")
public record PodsInPhase(
    @About("Labels that the pods have, such as app=web; empty for all pods.") String labelSelector,
    @About("The phase that they are to be in.") @Default("\"Running\"") String phase,
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnInvalidPhase)
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
    Demand demand = this::wrong;
    return demand.on(Pods.of(scope, ns, labelSelector), raiseOnInvalidPhase);
  }

  private @Nullable String wrong(JsonObject pod) {
    String actual = Pod.phase(pod);
    return actual.equals(phase)
        ? null
        : "pod '" + labelSelector + "' is in phase '" + actual + "' but should be '" + phase + "'";
  }
}
