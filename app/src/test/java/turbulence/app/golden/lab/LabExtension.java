package turbulence.app.golden.lab;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Notifier;

/// What the recorded cases call in their Python modules, in Java.
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
        Graceful.class,
        Ident.class,
        Interrupt.class,
        Nan.class,
        Pollslp.class,
        Required.class,
        Sec.class,
        Slp.class,
        Stat.class,
        Sysexit.class,
        TolBig.class,
        TolTrue.class,
        TolZero.class,
        Typ.class,
        Ungraceful.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(
        Ctl.class, CtlA.class, CtlB.class, CtlC.class, CtlBad.class, CtlInt.class, CtlMut.class);
  }

  @Override
  public List<Class<? extends Notifier>> notifiers() {
    return List.of(Plug.class);
  }
}
