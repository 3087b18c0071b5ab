package turbulence.faults.kubernetes.pod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The sign that the programs of containers were killed: each has ended, or was started again.
///
/// @param before how often each had been started again
record ContainersEnded(Cluster cluster, Map<Insider, Integer> before) implements Evidence {

  static ContainersEnded of(Cluster cluster, List<Insider> insiders)
      throws ActivityFailed, InterruptedException {
    Map<Insider, Integer> before = new HashMap<>();
    for (Insider each : insiders) {
      Optional<JsonObject> pod = read(cluster, each);
      before.put(each, pod.map(it -> restarts(it, each.container())).orElse(0));
    }
    return new ContainersEnded(cluster, before);
  }

  @Override
  public String words() {
    Insider one = before.keySet().iterator().next();
    return before.size() == 1
        ? "container " + one.container() + " of " + one.pod().words() + " has ended"
        : before.size() + " containers have ended";
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Sight look() throws ActivityFailed, InterruptedException {
    for (Map.Entry<Insider, Integer> each : before.entrySet()) {
      Optional<JsonObject> pod = read(cluster, each.getKey());
      if (pod.isPresent() && !hasEnded(pod.get(), each.getKey(), each.getValue())) {
        return Sight.of(false);
      }
    }
    return Sight.of(true);
  }

  private static boolean hasEnded(JsonObject pod, Insider insider, int restarts) {
    String uid = pod.object("metadata").text("uid").orElse("");
    return !uid.equals(insider.pod().uid())
        || restarts(pod, insider.container()) > restarts
        || status(pod, insider.container()).object("state").has("terminated");
  }

  private static Optional<JsonObject> read(Cluster cluster, Insider insider)
      throws ActivityFailed, InterruptedException {
    try {
      String name = "metadata.name=" + insider.pod().name();
      return cluster
          .list(insider.pod().ref().resource().in(insider.pod().namespace()).fields(name))
          .stream()
          .findFirst();
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
  }

  private static int restarts(JsonObject pod, String container) {
    Json count = status(pod, container).get("restartCount");
    return count instanceof JsonNumber number ? (int) number.doubleValue() : 0;
  }

  private static JsonObject status(JsonObject pod, String container) {
    for (Json each : pod.object("status").array("containerStatuses")) {
      if (each instanceof JsonObject status && status.text("name").orElse("").equals(container)) {
        return status;
      }
    }
    return JsonObject.EMPTY;
  }
}
