package turbulence.experiment.run;

import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.model.Provider.CodeCall;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Makes steps from what activities say: finds them, fills in their arguments, and gives them what
/// they may see.
final class Steps {
  private final Catalog catalog;
  private final Scope scope;
  private final JsonObject secrets;
  private final Filler filler;
  private final Dice dice;

  /// @param scope what steps see; its secrets are replaced by those that a step asks for
  /// @param secrets all scopes
  Steps(Catalog catalog, Scope scope, JsonObject secrets, Filler filler, Dice dice) {
    this.catalog = catalog;
    this.scope = scope;
    this.secrets = secrets;
    this.filler = filler;
    this.dice = dice;
  }

  /// What that step of that activity may see.
  Scope scope(CodeCall call, String activity) {
    return scope.withSecrets(flat(call.secrets())).withRandom(dice.of(activity));
  }

  Capability bound(CodeCall call) throws ActivityFailed {
    Class<? extends Capability> step =
        catalog
            .capability(call.module(), call.function())
            .orElseThrow(() ->
                new ActivityFailed("there is no step " + call.module() + ":" + call.function()));
    JsonObject arguments = filler.object(call.arguments());
    Binding<? extends Capability> binding = Arguments.of(step).bind(arguments, call.function());
    if (binding instanceof Binding.Rejected<? extends Capability> rejected) {
      throw new ActivityFailed(rejected.reason());
    }
    warnOfDeprecation(call);
    return ((Binding.Bound<? extends Capability>) binding).instance();
  }

  /// In Chaos Toolkit's words, gap included.
  private void warnOfDeprecation(CodeCall call) {
    String successor = catalog.successor(call.module(), call.function());
    if (successor != null) {
      scope
          .events()
          .warning(
              call.function()
                  + " function is DEPRECATED and will be removed in the next         releases,"
                  + " please use "
                  + successor.substring(successor.indexOf(':') + 1)
                  + " instead");
    }
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
