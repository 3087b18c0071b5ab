package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;

/// A control that ends the run before or after an activity of that name.
@AlsoNamed(value = "ctlint", instead = true)
public record CtlInt(@Nullable String target, @Nullable String targetAfter) implements Control {
  @Override
  public Verdict before(Moment moment, Scope scope) {
    return isAbout(moment, target) ? new Verdict.Interrupt("control says stop") : Verdict.PROCEED;
  }

  @Override
  public Verdict after(Moment moment, Scope scope) {
    return isAbout(moment, targetAfter)
        ? new Verdict.Interrupt("control says stop after")
        : Verdict.PROCEED;
  }

  private static boolean isAbout(Moment moment, @Nullable String name) {
    return moment instanceof Moment.OfActivity of && of.activity().name().equals(name);
  }
}
