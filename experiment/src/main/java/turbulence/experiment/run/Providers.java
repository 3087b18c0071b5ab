package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Intent;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Carries out activities: fills in values, then hands over to a step, a process or HTTP.
final class Providers implements Performer {
  private final Steps steps;
  private final Filler filler;
  private final Outward outward;
  private final Deeds deeds;
  private final boolean inOldWords;

  /// @param inOldWords whether what a step says when it fails begins with the name that Chaos
  ///   Toolkit gives such a failure
  Providers(Steps steps, Filler filler, Outward outward, Deeds deeds, boolean inOldWords) {
    this.steps = steps;
    this.filler = filler;
    this.outward = outward;
    this.deeds = deeds;
    this.inOldWords = inOldWords;
  }

  @Override
  public Json perform(Activity activity, @Nullable Undertaking undertaking)
      throws ActivityFailed, RunAborted, InterruptedException {
    Provider provider = activity.provider();
    if (provider instanceof CodeCall call) {
      return step(call, activity, undertaking);
    } else if (provider instanceof ProcessCall call) {
      return agreed(call, activity, undertaking)
          ? outward.process(call, activity, filler)
          : JsonNull.NULL;
    } else if (provider instanceof HttpCall call) {
      return agreed(call, activity, undertaking)
          ? outward.http(call, activity, filler)
          : JsonNull.NULL;
    }
    throw new RunAborted(((Provider.Unusable) provider).reason());
  }

  private boolean agreed(Provider call, Activity activity, @Nullable Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    return !deeds.isAsking() || deeds.agreed(activity, InWords.of(call, filler), undertaking);
  }

  private Json step(CodeCall call, Activity activity, @Nullable Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    try {
      return taken(call, activity, undertaking);
    } catch (ActivityFailed e) {
      throw inOldWords
          ? new ActivityFailed("chaoslib.exceptions.ActivityFailed: " + e.reason(), e.getCause())
          : e;
    }
  }

  private Json taken(CodeCall call, Activity activity, @Nullable Undertaking undertaking)
      throws ActivityFailed, InterruptedException {
    Capability step = steps.bound(call);
    Scope seen = steps.scope(call, activity.name());
    if (step instanceof Probe probe) {
      return probe.observe(seen);
    }
    Action action = (Action) step;
    Intent intent = new Intent(action, seen, action.prepare(seen));
    return deeds.act(intent, activity, call.module() + ":" + call.function(), undertaking);
  }
}
