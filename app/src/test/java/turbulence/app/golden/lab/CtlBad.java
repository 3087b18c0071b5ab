package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;

/// A control that fails wherever it can.
@AlsoNamed(value = "ctlbad", instead = true)
public record CtlBad() implements Control {
  @Override
  public Control configure(Scope scope) {
    throw new IllegalStateException("cfg boom");
  }

  @Override
  public Verdict before(Moment moment, Scope scope) {
    if (moment instanceof Moment.OfActivity) {
      throw new IllegalStateException("boom");
    }
    return Verdict.PROCEED;
  }
}
