package turbulence.faults.kubernetes;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;

/// The table of contents of the steps for Kubernetes that are our own: `chaosk8s` has none of them.
public final class OwnKubernetesExtension implements Extension {
  @Override
  public String prefix() {
    return "turbulence.kubernetes";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    List<Class<? extends Capability>> all = new ArrayList<>();
    all.addAll(turbulence.faults.kubernetes.pod.Contents.own());
    all.addAll(turbulence.faults.kubernetes.deployment.Contents.own());
    all.addAll(turbulence.faults.kubernetes.node.Contents.own());
    all.addAll(turbulence.faults.kubernetes.networking.Contents.own());
    all.addAll(turbulence.faults.kubernetes.workload.Contents.own());
    return all;
  }
}
