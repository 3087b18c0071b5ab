package turbulence.faults.istio;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.istio.fault.Contents;
import turbulence.faults.kubernetes.undo.ObjectUndoer;

/// The table of contents of the steps for Istio that are our own: `chaosistio` has none of them.
public final class OwnIstioExtension implements Extension {
  @Override
  public String prefix() {
    return "turbulence.istio";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return Contents.own();
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new ObjectUndoer());
  }
}
