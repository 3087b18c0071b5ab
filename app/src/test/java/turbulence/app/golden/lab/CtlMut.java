package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A control that changes what an activity does and adds to its journal entry.
@AlsoNamed(value = "ctlmut", instead = true)
public record CtlMut() implements Control {
  private static final JsonArray ARGUMENTS = JsonArray.of("mutated", "from-control");

  @Override
  public Verdict before(Moment moment, Scope scope) {
    if (moment instanceof Moment.OfActivity of
        && of.activity().provider() instanceof Provider.ProcessCall call) {
      JsonObject source = of.activity().source();
      JsonObject provider = source.object("provider").with("arguments", ARGUMENTS);
      Activity changed =
          of.activity()
              .withProvider(new Provider.ProcessCall(call.path(), ARGUMENTS, call.timeout()))
              .withSource(source.with("provider", provider));
      return new Verdict.Replace(changed);
    }
    return Verdict.PROCEED;
  }

  @Override
  public Verdict after(Moment moment, Scope scope) {
    return moment instanceof Moment.OfActivity
        ? new Verdict.Annotate(JsonObject.of("extra", "x"))
        : Verdict.PROCEED;
  }
}
