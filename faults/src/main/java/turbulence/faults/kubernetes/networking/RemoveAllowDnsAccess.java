package turbulence.faults.kubernetes.networking;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Takes away what lets pods ask for names.
@About("Delete the policy of allow_dns_access. It is made again after the run.")
public record RemoveAllowDnsAccess(
    @About("The namespace of the policy.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return FixedPolicy.ALLOW_DNS.removing(ns);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return FixedPolicy.ALLOW_DNS.remove(scope, ns);
  }
}
