package turbulence.faults.kubernetes.networking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Lets pods reach nobody.
@About(
    "Let pods reach nobody, names included, unless other policies allow it. The policy is deleted"
        + " again after the run.")
public record DenyAllEgress(
    @About("Labels of the pods that it is for, as a mapping; all of the namespace when left out.")
        @Nullable JsonObject labelSelectors,
    @About("Their namespace.") @Default("\"default\"") String ns,
    @About("Whether it may cut off the pod that Turbulence itself runs in.") @Default("false")
        boolean self)
    implements Action, Needing {
  @Override
  public List<Need> needs() {
    return FixedPolicy.DENY_ALL_EGRESS.making(ns);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return FixedPolicy.DENY_ALL_EGRESS.make(scope, labelSelectors, ns, self);
  }
}
