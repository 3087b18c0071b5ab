package turbulence.faults.kubernetes;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.LiveKit;
import turbulence.faults.kubernetes.node.TaintNodes;
import turbulence.faults.kubernetes.workload.ScaleToZero;

class OwnKubernetesStepsTest extends LiveKit {
  @TempDir static Path kubeconfigs;

  @Override
  protected Extension extension() {
    return new OwnKubernetesExtension();
  }

  @Override
  protected Path examples() {
    return Path.of("../examples/reference");
  }

  @Override
  protected Breakable open(List<String> scenarios) throws Exception {
    return SimulatedCluster.open(kubeconfigs, scenarios);
  }

  @Override
  protected List<Extension> beside() {
    return List.of(new KubernetesExtension());
  }

  @Override
  protected boolean takesGoneForDone(Class<? extends Capability> step) {
    return step.equals(TaintNodes.class) || step.equals(ScaleToZero.class);
  }
}
