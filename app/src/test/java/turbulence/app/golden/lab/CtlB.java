package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;

/// One of three controls that are alike but for their name.
@AlsoNamed(value = "ctlB", instead = true)
public record CtlB() implements LoggedControl {
  @Override
  public String start() {
    return "ctlB ";
  }
}
