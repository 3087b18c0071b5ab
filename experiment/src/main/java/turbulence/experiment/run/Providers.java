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
    return switch (activity.provider()) {
      case CodeCall call -> step(call, activity.name(), ledger);
      case ProcessCall call -> outward.process(call, activity, filler);
      case HttpCall call -> outward.http(call, activity, filler);
      case Provider.Unusable unusable -> throw new RunAborted(unusable.reason());
    };
  }

  private Json step(CodeCall call, String activity, @Nullable OpenRun ledger)
      throws ActivityFailed, InterruptedException {
    Scope seen = scope.withSecrets(flat(call.secrets()));
    return switch (bound(call)) {
      case Probe probe -> probe.observe(seen);
      case Action action -> act(action.prepare(seen), activity, ledger);
    };
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
    return switch (Arguments.of(step).bind(arguments, call.function())) {
      case Binding.Bound<? extends Capability> bound -> bound.instance();
      case Binding.Rejected<? extends Capability> rejected ->
          throw new ActivityFailed("wrong arguments: " + rejected.summary());
    };
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
