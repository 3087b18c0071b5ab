package turbulence.faults.kubernetes;

import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;

/// The table of contents of the steps that touch Kubernetes.
public final class KubernetesExtension implements Extension {
  @Override
  public String prefix() {
    return "chaosk8s";
  }

  @Override
  public String distribution() {
    return "chaostoolkit-kubernetes";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of();
  }
}
