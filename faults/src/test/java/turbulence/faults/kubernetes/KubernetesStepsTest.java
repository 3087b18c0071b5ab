package turbulence.faults.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.LiveKit;
import turbulence.faults.kubernetes.daemonset.DeleteDaemonSet;
import turbulence.faults.kubernetes.deployment.DeleteDeployment;
import turbulence.faults.kubernetes.node.DeleteNodes;
import turbulence.faults.kubernetes.pod.DeletePods;
import turbulence.faults.kubernetes.pod.ShouldBeFoundInLogs;
import turbulence.faults.kubernetes.pod.TerminatePods;
import turbulence.faults.kubernetes.replicaset.DeleteReplicaSet;
import turbulence.faults.kubernetes.statefulset.RemoveStatefulset;

class KubernetesStepsTest extends LiveKit {
  private static final Set<Class<? extends Capability>> TAKE_GONE_FOR_DONE =
      Set.of(
          TerminatePods.class,
          DeletePods.class,
          KillMicroservice.class,
          DeleteDeployment.class,
          RemoveStatefulset.class,
          DeleteDaemonSet.class,
          DeleteReplicaSet.class,
          DeleteNodes.class);

  @TempDir static Path kubeconfigs;

  @Override
  protected Extension extension() {
    return new KubernetesExtension();
  }

  @Override
  protected Path examples() {
    return Path.of("../examples/reference");
  }

  /// What went meanwhile is gone.
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
