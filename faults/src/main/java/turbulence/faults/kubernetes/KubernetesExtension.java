package turbulence.faults.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.safekeeping.ClusterSafekeeper;
import turbulence.faults.kubernetes.undo.ObjectUndoer;

/// The table of contents of the steps that Chaos Toolkit has for Kubernetes.
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
    return OldNames.successors();
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    List<Class<? extends Capability>> all = new ArrayList<>();
    all.addAll(OldNames.steps());
    all.addAll(turbulence.faults.kubernetes.pod.Contents.known());
    all.addAll(turbulence.faults.kubernetes.deployment.Contents.known());
    all.addAll(turbulence.faults.kubernetes.node.Contents.known());
    all.addAll(turbulence.faults.kubernetes.statefulset.Contents.known());
    all.addAll(turbulence.faults.kubernetes.daemonset.Contents.known());
    all.addAll(turbulence.faults.kubernetes.replicaset.Contents.known());
    all.addAll(turbulence.faults.kubernetes.service.Contents.known());
    all.addAll(turbulence.faults.kubernetes.secret.Contents.known());
    all.addAll(turbulence.faults.kubernetes.namespace.Contents.known());
    all.addAll(turbulence.faults.kubernetes.networking.Contents.known());
    all.addAll(turbulence.faults.kubernetes.event.Contents.known());
    all.addAll(turbulence.faults.kubernetes.crd.Contents.known());
    all.addAll(turbulence.faults.kubernetes.chaosmesh.network.Contents.known());
    all.addAll(turbulence.faults.kubernetes.chaosmesh.stress.Contents.known());
    return all;
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
  public List<Safekeeper> safekeepers() {
    return List.of(new ClusterSafekeeper());
  }

  @Override
  public List<Undoer> undoers() {
    return List.of(new ObjectUndoer());
  }
}
