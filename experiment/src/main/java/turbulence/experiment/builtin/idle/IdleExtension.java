package turbulence.experiment.builtin.idle;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;

/// The steps of `chaosaddons.utils`.
public final class IdleExtension implements Extension {
  @Override
  public String prefix() {
    return "chaosaddons.utils";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-addons";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(IdleFor.class);
  }
}
