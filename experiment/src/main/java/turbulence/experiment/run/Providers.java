package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.json.Json;

/// Carries out activities: fills in values, then hands over to a step, a process or HTTP.
final class Providers implements Performer {
  private final Steps steps;
  private final Filler filler;
  private final Outward outward;
  private final Deeds deeds;

  Providers(Steps steps, Filler filler, Outward outward, Deeds deeds) {
    this.deeds = deeds;
    this.steps = steps;
    this.filler = filler;
    this.outward = outward;
  }

  @Override
  public Json perform(Activity activity, @Nullable OpenRun ledger)
      throws ActivityFailed, RunAborted, InterruptedException {
    Provider provider = activity.provider();
    if (provider instanceof CodeCall call) {
      return step(call, activity.name(), ledger);
    } else if (provider instanceof ProcessCall call) {
      return outward.process(call, activity, filler);
    } else if (provider instanceof HttpCall call) {
      return outward.http(call, activity, filler);
    }
    throw new RunAborted(((Provider.Unusable) provider).reason());
  }

  private Json step(CodeCall call, String activity, @Nullable OpenRun ledger)
      throws ActivityFailed, InterruptedException {
    Capability step = steps.bound(call);
    Scope seen = steps.scope(call, activity);
    return step instanceof Probe probe
        ? probe.observe(seen)
        : deeds.act(((Action) step).prepare(seen), activity, ledger);
  }
}
