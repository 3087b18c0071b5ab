package acme;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.json.JsonObject;

/// A control is asked before and after everything. It is the module `acme.owner`.
@About("Note in the journal whose activity it is.")
public record Owner(@About("The team.") String team) implements Control {
  @Override
  public Verdict after(Moment moment, Scope scope) {
    return moment instanceof Moment.OfActivity
        ? new Verdict.Annotate(JsonObject.of("owner", team))
        : Verdict.PROCEED;
  }
}
