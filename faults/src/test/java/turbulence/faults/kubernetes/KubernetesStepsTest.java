package turbulence.faults.kubernetes;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.LiveKit;

class KubernetesStepsTest extends LiveKit {
  @TempDir Path kubeconfigs;

  @Override
  protected Extension extension() {
    return new KubernetesExtension();
  }

  @Override
  protected Path examples() {
    return Path.of("../examples/reference");
  }

  @Override
  protected Breakable open() throws Exception {
    return SimulatedCluster.open(kubeconfigs);
  }
}
