package turbulence.experiment.builtin;

import java.util.List;
import turbulence.experiment.builtin.control.ControlsExtension;
import turbulence.experiment.builtin.exit.ExitExtension;
import turbulence.experiment.builtin.idle.IdleExtension;
import turbulence.experiment.extension.Extension;

/// The tables of contents of what comes with the engine.
public final class BuiltIn {
  private BuiltIn() {}

  public static List<Extension> extensions() {
    return List.of(
        new TurbulenceExtension(),
        new ControlsExtension(),
        new IdleExtension(),
        new ExitExtension());
  }
}
