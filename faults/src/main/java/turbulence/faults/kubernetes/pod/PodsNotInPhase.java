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

/// Whether no pod is in a phase.
@About("Whether there are such pods and none of them is in a phase.")
public record PodsNotInPhase(
    @About("Labels that the pods have, such as app=web; empty for all pods.") String labelSelector,
    @About("The phase that they are not to be in.") @Default("\"Running\"") String phase,
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseOnInPhase)
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
    return demand.on(Pods.of(scope, ns, labelSelector), raiseOnInPhase);
  }

  private @Nullable String wrong(JsonObject pod) {
    return Pod.phase(pod).equals(phase)
        ? "pod '" + labelSelector + "' should not be in phase '" + phase + "'"
        : null;
  }
}
