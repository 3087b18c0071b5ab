package turbulence.experiment.builtin;

import java.util.List;
import turbulence.experiment.builtin.file.EditFile;
import turbulence.experiment.builtin.file.FileUndoer;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Undoer;

/// Steps of our own that need nothing but this machine.
public final class TurbulenceExtension implements Extension {
  @Override
  public String prefix() {
    return "turbulence";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(EditFile.class);
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new FileUndoer());
  }
}
