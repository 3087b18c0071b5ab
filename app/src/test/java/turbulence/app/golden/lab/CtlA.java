package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;

/// One of three controls that are alike but for their name.
@AlsoNamed(value = "ctlA", instead = true)
public record CtlA() implements LoggedControl {
  @Override
  public String start() {
    return "ctlA ";
  }
}
