package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.service.ServiceIsInitialized;
import turbulence.json.Json;

/// The name under which older experiments ask for [ServiceIsInitialized].
@About("Whether a service is there, with or without pods behind it; fails when not.")
public record ServiceEndpointIsInitialized(
    @About("Its name.") String name,
    @About("Its namespace.") @Default("\"default\"") String ns,
    @About("Labels that it has, too; {name} in it stands for the name.")
        @Default("\"name in ({name})\"")
        String labelSelector)
    implements Probe, Needing {

  private ServiceIsInitialized step() {
    return new ServiceIsInitialized(name, ns, labelSelector.replace("{name}", name), true);
  }

  @Override
  public List<Need> needs() {
    return step().needs();
  }

  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    return step().observe(scope);
  }

  @Override
  public Forecasting foretold(Scope scope) {
    return step().foretold(scope);
  }
}
