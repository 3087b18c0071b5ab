package turbulence.app.golden.lab;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Notifier;

/// A table of contents with one entry: the recorded cases have modules of one word each.
public class OneWord implements Extension {
  private final String word;
  private final List<Class<?>> types;

  OneWord(String word, Class<?> type) {
    this.word = word;
    this.types = List.of(type);
  }

  @Override
  public String prefix() {
    return word;
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return those(Capability.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return those(Control.class);
  }

  @Override
  public List<Class<? extends Notifier>> notifiers() {
    return those(Notifier.class);
  }

  private <T> List<Class<? extends T>> those(Class<T> wanted) {
    List<Class<? extends T>> those = new ArrayList<>();
    for (Class<?> type : types) {
      if (wanted.isAssignableFrom(type)) {
        those.add(type.asSubclass(wanted));
      }
    }
    return those;
  }

  public static final class OfCtl extends OneWord {
    public OfCtl() {
      super("ctl", Ctl.class);
    }
  }

  public static final class OfCtlA extends OneWord {
    public OfCtlA() {
      super("ctlA", CtlA.class);
    }
  }

  public static final class OfCtlB extends OneWord {
    public OfCtlB() {
      super("ctlB", CtlB.class);
    }
  }

  public static final class OfCtlC extends OneWord {
    public OfCtlC() {
      super("ctlC", CtlC.class);
    }
  }

  public static final class OfCtlBad extends OneWord {
    public OfCtlBad() {
      super("ctlbad", CtlBad.class);
    }
  }

  public static final class OfCtlInt extends OneWord {
    public OfCtlInt() {
      super("ctlint", CtlInt.class);
    }
  }

  public static final class OfCtlMut extends OneWord {
    public OfCtlMut() {
      super("ctlmut", CtlMut.class);
    }
  }

  public static final class OfStat extends OneWord {
    public OfStat() {
      super("os", Stat.class);
    }
  }

  public static final class OfPlug extends OneWord {
    public OfPlug() {
      super("plug", Plug.class);
    }
  }
}
