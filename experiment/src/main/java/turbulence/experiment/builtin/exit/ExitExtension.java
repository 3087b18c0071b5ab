package turbulence.experiment.builtin.exit;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;

/// The steps of `chaoslib`.
public final class ExitExtension implements Extension {
  @Override
  public String prefix() {
    return "chaoslib";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-lib";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(ExitGracefully.class, ExitUngracefully.class);
  }
}
