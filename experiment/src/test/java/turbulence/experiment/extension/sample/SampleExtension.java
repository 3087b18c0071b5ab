package turbulence.experiment.extension.sample;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.sample.pod.CountPods;
import turbulence.experiment.extension.sample.pod.TerminatePods;

public final class SampleExtension implements Extension {
  @Override
  public String prefix() {
    return "sample";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-sample";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(TerminatePods.class, CountPods.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(Watching.class);
  }

  @Override
  public List<Class<? extends Notifier>> notifiers() {
    return List.of(Telling.class);
  }
}
