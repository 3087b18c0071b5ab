package turbulence.faults.kubernetes.node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// Which nodes by the pods that run there.
record Hosting(
    @About("Only nodes with a pod that has these labels, of pod_namespace or of any namespace.")
        @Nullable String podLabelSelector,
    @About("Only nodes with a pod of this namespace.") @Nullable String podNamespace) {
  static final Hosting ANY = new Hosting(null, null);

  Hosting {
    refuseEmpty("pod_label_selector", podLabelSelector);
    refuseEmpty("pod_namespace", podNamespace);
  }

  /// A variable that is not set must not mean any.
  static void refuseEmpty(String argument, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw new IllegalArgumentException(argument + " is empty; leave it out to mean any");
    }
  }

  boolean isAny() {
    return podLabelSelector == null && podNamespace == null;
  }

  List<Need> needs() {
    return isAny() ? List.of() : List.of(Need.of("list", Resource.PODS, namespace()));
  }

  private String namespace() {
    return podNamespace == null ? "" : podNamespace;
  }

  /// The names of the nodes where such pods are.
  Set<String> nodes(Cluster cluster) throws ClusterFailed, InterruptedException {
    Set<String> nodes = new HashSet<>();
    cluster.list(
        Resource.PODS.in(namespace()).labels(podLabelSelector == null ? "" : podLabelSelector),
        pod -> {
          if (!hasEnded(pod)) {
            pod.object("spec").text("nodeName").ifPresent(nodes::add);
          }
        });
    return nodes;
  }

  private static boolean hasEnded(JsonObject pod) {
    String phase = pod.object("status").text("phase").orElse("");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }
}
