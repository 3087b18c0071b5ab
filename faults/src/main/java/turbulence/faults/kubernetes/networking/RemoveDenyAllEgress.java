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

/// Takes away what lets pods reach nobody.
@About("Delete the policy of deny_all_egress. It is made again after the run.")
public record RemoveDenyAllEgress(
    @About("The namespace of the policy.") @Default("\"default\"") String ns)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return FixedPolicy.DENY_ALL_EGRESS.removing(ns);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return FixedPolicy.DENY_ALL_EGRESS.remove(scope, ns);
  }
}
