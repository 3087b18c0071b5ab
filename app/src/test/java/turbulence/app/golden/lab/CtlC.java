package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;

/// One of three controls that are alike but for their name.
@AlsoNamed(value = "ctlC", instead = true)
public record CtlC() implements LoggedControl {
  @Override
  public String start() {
    return "ctlC ";
  }
}
