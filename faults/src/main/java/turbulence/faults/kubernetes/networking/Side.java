package turbulence.faults.kubernetes.networking;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.faults.kubernetes.select.Selector;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The pods on one side of a partition in one namespace, and the policies that are there for them
/// already.
///
/// @param pods those that have not ended, never none
/// @param policies all of their namespace
record Side(String ns, Selector selector, List<JsonObject> pods, List<JsonObject> policies) {

  /// One for each of these namespaces in which there are such pods, never none.
  static List<Side> read(Cluster cluster, Namespaces places, String labels)
      throws ActivityFailed, InterruptedException {
    try {
      List<String> namespaces = places.in(cluster);
      List<Side> sides = new ArrayList<>();
      for (String ns : namespaces) {
        List<JsonObject> pods = pods(cluster, ns, labels);
        if (!pods.isEmpty()) {
          List<JsonObject> policies = cluster.list(Resource.NETWORK_POLICIES.in(ns));
          sides.add(new Side(ns, Selector.parse("label_selector", labels), pods, policies));
        }
      }
      if (sides.isEmpty()) {
        throw new ActivityFailed(
            namespaces.isEmpty()
                ? "no namespace is like that, so that no pod has the labels '" + labels + "'"
                : "no pod of "
                    + String.join(", ", namespaces)
                    + " has the labels '"
                    + labels
                    + "'");
      }
      return sides;
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private static List<JsonObject> pods(Cluster cluster, String ns, String labels)
      throws ClusterFailed, InterruptedException {
    List<JsonObject> pods = new ArrayList<>();
    cluster.list(
        Resource.PODS.in(ns).labels(labels).fields("status.phase!=Succeeded,status.phase!=Failed"),
        pods::add);
    return pods;
  }

  /// Whether a policy can be for every pod: one in its node's network has none of its own.
  boolean isOnNodesNetwork() {
    return pods.stream().anyMatch(pod -> pod.object("spec").get("hostNetwork") == JsonBool.TRUE);
  }

  /// The policies that say already whom some of these pods may talk to.
  ///
  /// @param type Ingress or Egress
  List<String> closedBy(String type) {
    List<String> names = new ArrayList<>();
    for (JsonObject policy : policies) {
      JsonObject spec = policy.object("spec");
      PodLabels meant = new PodLabels(spec.object("podSelector"));
      if (isAbout(spec, type) && pods.stream().anyMatch(meant::fit)) {
        names.add(ns + "/" + policy.object("metadata").text("name").orElse(""));
      }
    }
    return names;
  }

  /// One without types is about what comes in, and about what goes out when it has rules for that.
  private static boolean isAbout(JsonObject spec, String type) {
    List<Json> types = spec.array("policyTypes").items();
    return types.isEmpty()
        ? type.equals("Ingress") || spec.has("egress")
        : types.contains(new JsonText(type));
  }

  List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (JsonObject pod : pods) {
      JsonObject status = pod.object("status");
      for (Json each : status.array("podIPs")) {
        if (each instanceof JsonObject address) {
          address.text("ip").ifPresent(addresses::add);
        }
      }
      status.text("podIP").filter(ip -> !addresses.contains(ip)).ifPresent(addresses::add);
    }
    return addresses;
  }
}
