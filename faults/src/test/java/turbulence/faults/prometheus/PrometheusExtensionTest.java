package turbulence.faults.prometheus;

import java.util.List;
import turbulence.experiment.extension.CapabilityKit;
import turbulence.experiment.extension.Extension;

class PrometheusExtensionTest extends CapabilityKit {
  @Override
  protected List<Extension> extensions() {
    return List.of(new PrometheusExtension());
  }
}
