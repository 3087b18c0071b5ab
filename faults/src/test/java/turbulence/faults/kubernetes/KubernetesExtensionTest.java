package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.CapabilityKit;
import turbulence.experiment.extension.Extension;

class KubernetesExtensionTest extends CapabilityKit {
  @Override
  protected List<Extension> extensions() {
    return List.of(new KubernetesExtension());
  }
}
