package turbulence.app.golden.lab;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;

/// The functions that the recorded cases call in their module `lab`, in Java.
public final class LabExtension implements Extension {
  @Override
  public String prefix() {
    return "lab";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(
        Cfg.class,
        Crash.class,
        Echo.class,
        Fail.class,
        Failsecond.class,
        Flaky.class,
        Fleeting.class,
        Graceful.class,
        Hit.class,
        Ident.class,
        Interrupt.class,
        Nan.class,
        Pollslp.class,
        Required.class,
        Sec.class,
        Slp.class,
        Sysexit.class,
        TolBig.class,
        TolTrue.class,
        TolZero.class,
        Typ.class,
        Ungraceful.class);
  }
}
