package turbulence.experiment.run;

import java.util.Map;
import java.util.Optional;
import turbulence.experiment.builtin.http.HttpProvider;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.http.Http;
import turbulence.experiment.resolve.Names;
import turbulence.experiment.resolve.Substitution;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What activities are carried out and judged with, for one set of values.
///
/// @param scope what controls see
/// @param steps how steps are made
record Toolbox(Scope scope, Filler filler, Steps steps, Performer performer, Judging judging) {

  /// The values that everything is made for.
  ///
  /// @param outputs what activities gave, filled as the run goes on
  /// @param shared what steps share
  /// @param deeds what stands between preparing and acting
  record Values(
      World world,
      JsonObject configuration,
      JsonObject secrets,
      Map<String, Json> outputs,
      Dice dice,
      Shared shared,
      Deeds deeds) {
    Values with(JsonObject newConfiguration) {
      return new Values(world, newConfiguration, secrets, outputs, dice, shared, deeds);
    }
  }

  static Toolbox of(Engine.Surroundings around, Stop stop, Values values) {
    Filler filler =
        new Filler(
            new Substitution(
                Names.of(values.configuration(), values.secrets()),
                name -> Optional.ofNullable(values.outputs().get(name))));
    Questions questions = new Questions();
    Scope scope =
        new Scope(
            values.world(),
            values.configuration(),
            values.secrets(),
            around.events(),
            stop,
            questions,
            values.shared());
    Http http = new Http(values.world(), "turbulence/" + around.version());
    Outward outward = new Outward(scope, new HttpProvider(http));
    Steps steps = new Steps(around.catalog(), scope, values.secrets(), filler, values.dice());
    Performer performer =
        new Providers(steps, filler, outward, values.deeds(), around.furtherLines() == Level.DEBUG);
    Judging judging = new Judging(performer, filler);
    questions.answeredBy(performer, judging, values.world());
    return new Toolbox(scope, filler, steps, performer, judging);
  }
}
