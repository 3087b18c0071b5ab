package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Whether all that is in a namespace runs, as its controllers tell.
final class Readiness {
  private static final Map<Resource, String> WANTED =
      Map.of(
          Resource.DEPLOYMENTS, "replicas",
          Resource.STATEFUL_SETS, "replicas",
          Resource.REPLICA_SETS, "replicas");
  private static final Set<String> HOPELESS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  private final Cluster cluster;
  private final String namespace;

  Readiness(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /// What is not as it is wanted; none when all is.
  List<String> missing() throws ClusterFailed, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<Resource, String> kind : WANTED.entrySet()) {
      for (JsonObject each : cluster.list(kind.getKey().in(namespace))) {
        JsonObject status = each.object("status");
        long wanted = number(each.object("spec"), kind.getValue());
        long ready = number(status, "readyReplicas");
        if (!isSeen(each) || ready != wanted || number(status, "replicas") != wanted) {
          missing.add(kind.getKey() + " " + Ground.name(each) + ": " + ready + " of " + wanted);
        }
      }
    }
    for (JsonObject each : cluster.list(Resource.DAEMON_SETS.in(namespace))) {
      long wanted = number(each.object("status"), "desiredNumberScheduled");
      long ready = number(each.object("status"), "numberAvailable");
      if (!isSeen(each) || ready != wanted || wanted == 0) {
        missing.add("daemonsets " + Ground.name(each) + ": " + ready + " of " + wanted);
      }
    }
    return missing;
  }

  /// Why pods do not start: what their containers and the scheduler say.
  List<String> waiting() throws ClusterFailed, InterruptedException {
    List<String> waiting = new ArrayList<>();
    for (JsonObject pod : cluster.list(Resource.PODS.in(namespace))) {
      for (Json container : pod.object("status").array("containerStatuses")) {
        JsonObject why = ((JsonObject) container).object("state").object("waiting");
        why.text("reason")
            .ifPresent(reason ->
                waiting.add(
                    Ground.name(pod)
                        + ": "
                        + reason
                        + why.text("message").map(" "::concat).orElse("")));
      }
      for (Json condition : pod.object("status").array("conditions")) {
        JsonObject fields = (JsonObject) condition;
        if (fields.text("type").orElse("").equals("PodScheduled")
            && fields.text("status").orElse("").equals("False")) {
          waiting.add(Ground.name(pod) + ": " + fields.text("message").orElse("not scheduled"));
        }
      }
    }
    return waiting;
  }

  /// Whether somebody waits for an image that cannot be had.
  boolean isHopeless() throws ClusterFailed, InterruptedException {
    return waiting().stream()
        .anyMatch(line -> HOPELESS.stream().anyMatch(reason -> line.contains(": " + reason)));
  }

  private static boolean isSeen(JsonObject object) {
    long wanted = number(object.object("metadata"), "generation");
    return number(object.object("status"), "observedGeneration") >= wanted;
  }

  private static long number(JsonObject object, String field) {
    return object.get(field) instanceof JsonNumber number ? (long) number.doubleValue() : 0;
  }
}
