package turbulence.faults.kubernetes.safekeeping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Whose pods are: two runs are at one target when they are at pods of one workload.
///
/// A pod of a Deployment has its name from it, and two endings of letters that no other name has by
/// chance, so that nobody needs to be asked. Of other pods the API is.
record Owners(Cluster cluster) {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int ONE_BY_ONE = 4;

  /// For each target what it belongs to, itself if nothing else.
  Map<Target, Target> of(List<Target> targets) throws ClusterFailed, InterruptedException {
    Map<Target, Target> owners = new LinkedHashMap<>();
    Map<String, List<Target>> asked = new LinkedHashMap<>();
    for (Target target : targets) {
      String deployment = target.kind().equals("pod") ? deployment(target.name()) : "";
      if (!deployment.isEmpty()) {
        owners.put(target, new Target("deployment", target.namespace(), deployment));
      } else {
        owners.put(target, target);
        if (target.kind().equals("pod")) {
          asked.computeIfAbsent(target.namespace(), _ -> new ArrayList<>()).add(target);
        }
      }
    }
    for (Map.Entry<String, List<Target>> each : asked.entrySet()) {
      ask(each.getKey(), each.getValue(), owners);
    }
    return owners;
  }

  private void ask(String namespace, List<Target> pods, Map<Target, Target> owners)
      throws ClusterFailed, InterruptedException {
    Listing all = Resource.PODS.in(namespace).metadataOnly();
    if (pods.size() > ONE_BY_ONE) {
      cluster.list(all, pod -> note(pod, owners));
    } else {
      for (Target pod : pods) {
        cluster.list(all.fields("metadata.name=" + pod.name()), each -> note(each, owners));
      }
    }
  }

  private static void note(JsonObject pod, Map<Target, Target> owners) {
    JsonObject metadata = pod.object("metadata");
    String namespace = metadata.text("namespace").orElse("");
    Target target = new Target("pod", namespace, metadata.text("name").orElse(""));
    for (Json owner : metadata.array("ownerReferences")) {
      if (owner instanceof JsonObject object
          && object.get("controller") == JsonBool.TRUE
          && owners.containsKey(target)) {
        owners.put(target, owner(object, metadata.object("labels"), namespace));
      }
    }
  }

  private static Target owner(JsonObject reference, JsonObject labels, String namespace) {
    String kind = reference.text("kind").orElse("").toLowerCase(Locale.ROOT);
    String name = reference.text("name").orElse("");
    String ending = "-" + labels.text("pod-template-hash").orElse("");
    return kind.equals("replicaset") && ending.length() > 1 && name.endsWith(ending)
        ? new Target("deployment", namespace, name.substring(0, name.length() - ending.length()))
        : new Target(kind, kind.equals("node") ? "" : namespace, name);
  }

  /// The Deployment of a pod, by the pod's name; empty when it tells of none.
  static String deployment(String pod) {
    int last = pod.lastIndexOf('-');
    int before = last < 0 ? -1 : pod.lastIndexOf('-', last - 1);
    boolean ours =
        before > 0
            && pod.length() - last == 6
            && last - before >= 9
            && last - before <= 11
            && isMade(pod, last + 1, pod.length())
            && isMade(pod, before + 1, last);
    return ours ? pod.substring(0, before) : "";
  }

  private static boolean isMade(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (LETTERS.indexOf(name.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
