package turbulence.experiment.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Carries out activities: fills in values, then hands over to a step, a process or HTTP.
final class Providers implements Performer {
  private final Catalog catalog;
  private final Scope scope;
  private final JsonObject secrets;
  private final Filler filler;
  private final Outward outward;

  /// @param scope what steps see; its secrets are replaced by those that a step asks for
  /// @param secrets all scopes
  Providers(Catalog catalog, Scope scope, JsonObject secrets, Filler filler, Outward outward) {
    this.catalog = catalog;
    this.scope = scope;
    this.secrets = secrets;
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
    Scope seen = scope.withSecrets(flat(call.secrets()));
    Capability step = bound(call);
    return step instanceof Probe probe
        ? probe.observe(seen)
        : act(((Action) step).prepare(seen), activity, ledger);
  }

  private static Json act(Prepared prepared, String activity, @Nullable OpenRun ledger)
      throws ActivityFailed, InterruptedException {
    if (ledger == null) {
      return prepared.act();
    }
    List<Long> written = ledger.record(activity, prepared.undo());
    Json output = prepared.act();
    ledger.acted(written);
    return output;
  }

  private Capability bound(CodeCall call) throws ActivityFailed {
    Class<? extends Capability> step =
        catalog
            .capability(call.module(), call.function())
            .orElseThrow(() ->
                new ActivityFailed("there is no step " + call.module() + ":" + call.function()));
    JsonObject arguments = filler.object(call.arguments());
    Binding<? extends Capability> binding = Arguments.of(step).bind(arguments, call.function());
    if (binding instanceof Binding.Rejected<? extends Capability> rejected) {
      throw new ActivityFailed("wrong arguments: " + rejected.summary());
    }
    return ((Binding.Bound<? extends Capability>) binding).instance();
  }

  /// The secrets of the scopes that were asked for, in one object; later scopes win.
  private JsonObject flat(List<String> scopes) {
    JsonObject.Builder flat = JsonObject.builder();
    for (String name : scopes) {
      for (Map.Entry<String, Json> secret : secrets.object(name)) {
        flat.put(secret.getKey(), secret.getValue());
      }
    }
    return flat.build();
  }
}
