package turbulence.faults.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.LiveKit;
import turbulence.faults.kubernetes.pod.DeletePods;
import turbulence.faults.kubernetes.pod.ShouldBeFoundInLogs;
import turbulence.faults.kubernetes.pod.TerminatePods;

class KubernetesStepsTest extends LiveKit {
  private static final Set<Class<? extends Capability>> TAKE_GONE_FOR_DONE =
      Set.of(TerminatePods.class, DeletePods.class);

  @TempDir static Path kubeconfigs;

  @Override
  protected Extension extension() {
    return new KubernetesExtension();
  }

  @Override
  protected Path examples() {
    return Path.of("../examples/reference");
  }

  /// A pod that went meanwhile is gone.
  @Override
  protected boolean takesGoneForDone(Class<? extends Capability> step) {
    return TAKE_GONE_FOR_DONE.contains(step);
  }

  @Override
  protected boolean asksNobody(Class<? extends Capability> step) {
    return step.equals(ShouldBeFoundInLogs.class);
  }

  @Override
  protected Breakable open(List<String> scenarios) throws Exception {
    return SimulatedCluster.open(kubeconfigs, scenarios);
  }
}
