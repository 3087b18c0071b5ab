package turbulence.faults.kubernetes.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;

/// Whether a service is there.
@About("Whether a service is there, with or without pods behind it.")
public record ServiceIsInitialized(
    @About("Its name.") @Nullable String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too, such as app=web.") @Nullable String labelSelector,
    @About("Whether the probe fails instead of giving false.") @Default("true")
        boolean raiseIfServiceNotInitialized)
    implements Probe, Needing {
  @Override
  public List<Need> needs() {
    return condition().looking();
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return Rights.of(scope, this);
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    boolean there = condition().isThere(Clusters.of(scope));
    if (!there && raiseIfServiceNotInitialized) {
      throw new ActivityFailed(
          "service '" + (name == null ? "None" : name) + "' is not initialized");
    }
    return Json.of(there);
  }

  private Condition condition() {
    return new Condition(Kind.SERVICE, ns, name, labelSelector);
  }
}
