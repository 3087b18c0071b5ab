package turbulence.experiment.builtin.control;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;

/// The controls of `chaosaddons`.
public final class ControlsExtension implements Extension {
  @Override
  public String prefix() {
    return "chaosaddons.controls";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-addons";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of();
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(Bypass.class, Repeat.class, Safeguards.class, Synchronization.class);
  }
}
