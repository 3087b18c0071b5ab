package turbulence.app.golden.lab;

import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;

/// A control that writes down when it was asked, and what it saw.
interface LoggedControl extends Control {
  /// What each of its lines starts with.
  String start();

  /// The arguments that the file gave, in Python's notation.
  default String arguments() {
    return "{}";
  }

  @Override
  default Control configure(Scope scope) {
    ControlLog.write(scope, start() + "configure");
    return new Configured(this, scope);
  }

  /// The same control, which knows by now where to write that it was cleaned up.
  record Configured(LoggedControl control, Scope scope) implements Control {
    @Override
    public Verdict before(Moment moment, Scope now) {
      return control.before(moment, now);
    }

    @Override
    public Verdict after(Moment moment, Scope now) {
      return control.after(moment, now);
    }

    @Override
    public void cleanup() {
      ControlLog.write(scope, control.start() + "cleanup");
    }
  }

  @Override
  default Verdict before(Moment moment, Scope scope) {
    String extra =
        switch (moment) {
          case Moment.OfLoading loading -> " []";
          case Moment.OfExperiment experiment -> " " + arguments();
          default -> "";
        };
    ControlLog.write(scope, start() + "before_" + ControlLog.about(moment) + extra);
    return Verdict.PROCEED;
  }

  @Override
  default Verdict after(Moment moment, Scope scope) {
    String state = " " + ControlLog.seen(moment.state());
    String words =
        moment instanceof Moment.OfExperiment experiment
            ? "experiment" + state + " " + ControlLog.python(experiment.state().get("deviated"))
            : ControlLog.about(moment) + state;
    ControlLog.write(scope, start() + "after_" + words);
    return Verdict.PROCEED;
  }
}
