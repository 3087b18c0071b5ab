package turbulence.faults.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.deployment.ScaleDeployment;
import turbulence.faults.kubernetes.node.CordonNode;
import turbulence.faults.kubernetes.node.UncordonNode;
import turbulence.faults.kubernetes.pod.AllPodsHealthy;
import turbulence.faults.kubernetes.pod.CountMinPods;
import turbulence.faults.kubernetes.pod.CountPods;
import turbulence.faults.kubernetes.pod.PodsInConditions;
import turbulence.faults.kubernetes.pod.PodsInPhase;
import turbulence.faults.kubernetes.pod.PodsNotInPhase;
import turbulence.faults.kubernetes.pod.TerminatePods;
import turbulence.faults.kubernetes.undo.ObjectUndoer;

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
  public Map<String, String> successors() {
    return Map.of(
        "chaosk8s.probes:all_microservices_healthy", "chaosk8s.pod.probes:all_pods_healthy");
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(
        AllMicroservicesHealthy.class,
        TerminatePods.class,
        CountPods.class,
        CountMinPods.class,
        PodsInPhase.class,
        PodsNotInPhase.class,
        PodsInConditions.class,
        AllPodsHealthy.class,
        ScaleDeployment.class,
        CordonNode.class,
        UncordonNode.class);
  }

  @Override
  public List<String> places(Shared shared) {
    List<String> places = new ArrayList<>();
    for (Cluster cluster : shared.all(Cluster.class)) {
      places.add(cluster.toString());
    }
    return places;
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new ObjectUndoer());
  }
}
