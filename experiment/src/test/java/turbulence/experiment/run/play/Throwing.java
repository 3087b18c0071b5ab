package turbulence.experiment.run.play;

import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.json.JsonObject;

/// Throws dice after each activity, and writes beside it what fell.
///
/// @param key under which it is written
public record Throwing(String key) implements Control {
  @Override
  public Verdict after(Moment moment, Scope scope) {
    return moment instanceof Moment.OfActivity
        ? new Verdict.Annotate(JsonObject.of(key, scope.world().random().nextInt(1_000_000)))
        : Verdict.PROCEED;
  }
}
