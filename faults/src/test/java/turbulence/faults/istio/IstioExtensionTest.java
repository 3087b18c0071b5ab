package turbulence.faults.istio;

import java.util.List;
import turbulence.experiment.extension.CapabilityKit;
import turbulence.experiment.extension.Extension;

class IstioExtensionTest extends CapabilityKit {
  @Override
  protected List<Extension> extensions() {
    return List.of(new IstioExtension(), new OwnIstioExtension());
  }
}
