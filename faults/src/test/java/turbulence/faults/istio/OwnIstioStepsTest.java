package turbulence.faults.istio;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.LiveKit;
import turbulence.faults.kubernetes.SimulatedCluster;

class OwnIstioStepsTest extends LiveKit {
  @TempDir static Path kubeconfigs;

  @Override
  protected Extension extension() {
    return new OwnIstioExtension();
  }

  @Override
  protected Path examples() {
    return Path.of("../examples/reference");
  }

  @Override
  protected Breakable open(List<String> scenarios) throws Exception {
    return SimulatedCluster.open(kubeconfigs, scenarios);
  }
}
