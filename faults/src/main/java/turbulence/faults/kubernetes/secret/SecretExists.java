package turbulence.faults.kubernetes.secret;

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

/// Whether a secret is there.
@About("Whether a secret is there; what is in it is not read.")
public record SecretExists(
    @About("Its name.") @Nullable String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too, such as app=web.") @Nullable String labelSelector)
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
    return Json.of(condition().isThere(Clusters.of(scope)));
  }

  private Condition condition() {
    return new Condition(Kind.SECRET, ns, name, labelSelector);
  }
}
