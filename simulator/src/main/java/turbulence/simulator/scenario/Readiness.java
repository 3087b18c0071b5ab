package turbulence.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Which workloads do not have what they ask for, in words.
record Readiness(Store store) {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource DEPLOYMENTS = new Resource("apps", "deployments");
  private static final Resource SETS = new Resource("apps", "replicasets");
  private static final Resource STATEFUL = new Resource("apps", "statefulsets");
  private static final Resource DAEMONS = new Resource("apps", "daemonsets");

  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Stored deployment : store.snapshot(DEPLOYMENTS).all("")) {
      compare("Deployment", deployment, "updatedReplicas", missing);
      compare("Deployment", deployment, "availableReplicas", missing);
    }
    for (Stored set : store.snapshot(SETS).all("")) {
      compare("ReplicaSet", set, "readyReplicas", missing);
    }
    for (Stored set : store.snapshot(STATEFUL).all("")) {
      compare("StatefulSet", set, "availableReplicas", missing);
    }
    for (Stored set : store.snapshot(DAEMONS).all("")) {
      long wanted = number(set.status(), "desiredNumberScheduled", 0);
      compare("DaemonSet", set, wanted, number(set.status(), "numberAvailable", 0), missing);
    }
    for (Stored pod : store.snapshot(PODS).all("")) {
      if (!isReady(pod) && !isOfJob(pod)) {
        String phase = pod.status().text("phase").orElse("Pending");
        missing.add(words("Pod", pod) + " is " + phase + " and not ready");
      }
    }
    return missing.stream().distinct().toList();
  }

  private static void compare(String kind, Stored owner, String count, List<String> missing) {
    long ready = number(owner.status(), count, 0);
    compare(kind, owner, number(owner.spec(), "replicas", 1), ready, missing);
  }

  private static void compare(
      String kind, Stored owner, long wanted, long ready, List<String> missing) {
    boolean seen =
        number(owner.status(), "observedGeneration", 0)
            >= number(owner.metadata(), "generation", 0);
    if (ready < wanted || !seen) {
      missing.add(words(kind, owner) + " has " + ready + " of " + wanted + " ready pods");
    }
  }

  /// What runs to its end need not be ready, and may fail.
  private static boolean isOfJob(Stored pod) {
    for (Json each : pod.metadata().array("ownerReferences")) {
      if (each instanceof JsonObject owner && owner.text("kind").orElse("").equals("Job")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReady(Stored pod) {
    if (pod.status().text("phase").orElse("").equals("Succeeded")) {
      return true;
    }
    for (Json each : pod.status().array("conditions")) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals("Ready")) {
        return condition.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private static String words(String kind, Stored object) {
    return kind + " " + object.key().namespace() + "/" + object.key().name();
  }

  private static long number(JsonObject object, String name, long otherwise) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : otherwise;
  }
}
