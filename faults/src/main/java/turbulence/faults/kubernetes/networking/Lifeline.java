package turbulence.faults.kubernetes.networking;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.OwnPod;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The way from the pod that this process runs in to the API server. A policy that cuts it is
/// refused: nobody would be left to take the policy away.
record Lifeline(Scope scope, OwnPod pod) {
  static Lifeline of(Scope scope) {
    return new Lifeline(scope, OwnPod.of(scope.world()));
  }

  /// @param ns where the policy is to be
  void refuse(JsonObject policy, String ns) throws ActivityFailed, InterruptedException {
    JsonObject spec = policy.object("spec");
    if (pod.name().isEmpty() || !ns.equals(pod.namespace()) || !isClosing(spec)) {
      return;
    }
    JsonObject selector = spec.object("podSelector");
    if (isHit(selector) && !isClosedAlready()) {
      throw new ActivityFailed(
          "the network policy would cut off pod "
              + pod.namespace()
              + "/"
              + pod.name()
              + ", in which Turbulence itself runs, from the API server: nobody could take it away"
              + " again; leave it out by its labels, or say `self: true`");
    }
  }

  /// Whether a policy lets no pod of its own reach just anything. That one without types closes
  /// what it has rules for.
  private static boolean isClosing(JsonObject spec) {
    List<Json> types = spec.array("policyTypes").items();
    boolean about = types.isEmpty() ? spec.has("egress") : types.contains(new JsonText("Egress"));
    return about && !allowsAll(spec.array("egress"));
  }

  private static boolean allowsAll(JsonArray rules) {
    for (Json each : rules) {
      if (each instanceof JsonObject rule
          && rule.array("to").items().isEmpty()
          && rule.array("ports").items().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Who may not read its own pod is taken for one that is hit.
  private boolean isHit(JsonObject selector) throws ActivityFailed, InterruptedException {
    if (selector.isEmpty()) {
      return true;
    }
    try {
      JsonObject own = cluster().get(Resource.PODS.ref(pod.namespace(), pod.name()));
      return new PodLabels(selector).fit(own);
    } catch (ClusterFailed e) {
      if (e.code() == 0) {
        throw Clusters.failed(e);
      }
      return true;
    }
  }

  /// Policies only add to each other: who is closed already and reaches the API server all the same
  /// loses nothing.
  private boolean isClosedAlready() throws ActivityFailed, InterruptedException {
    try {
      JsonObject own = cluster().get(Resource.PODS.ref(pod.namespace(), pod.name()));
      for (JsonObject other : cluster().list(Resource.NETWORK_POLICIES.in(pod.namespace()))) {
        JsonObject spec = other.object("spec");
        List<Json> types = spec.array("policyTypes").items();
        if (types.contains(new JsonText("Egress"))
            && new PodLabels(spec.object("podSelector")).fit(own)) {
          return true;
        }
      }
      return false;
    } catch (ClusterFailed e) {
      return false; // what cannot be read is taken for absent, so that nothing is risked
    }
  }

  private Cluster cluster() throws ActivityFailed {
    return Clusters.of(scope);
  }
}
