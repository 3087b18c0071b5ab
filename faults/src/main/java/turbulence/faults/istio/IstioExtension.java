package turbulence.faults.istio;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.istio.fault.Contents;
import turbulence.faults.kubernetes.undo.ObjectUndoer;

/// The table of contents of the steps that Chaos Toolkit has for Istio.
public final class IstioExtension implements Extension {
  @Override
  public String prefix() {
    return "chaosistio";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-istio";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return Contents.known();
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new ObjectUndoer());
  }
}
