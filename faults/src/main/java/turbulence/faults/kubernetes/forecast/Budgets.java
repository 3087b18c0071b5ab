package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.List;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The disruption budgets of a namespace.
record Budgets(String namespace, List<JsonObject> all) {

  static Budgets read(Cluster cluster, String namespace)
      throws ClusterFailed, InterruptedException {
    return new Budgets(namespace, cluster.list(Resource.DISRUPTION_BUDGETS.in(namespace)));
  }

  /// Tells of every budget that allows less than would go.
  void tell(List<Doomed> pods, Leaving leaving, Telling telling) {
    for (JsonObject budget : all) {
      String name = budget.object("metadata").text("name").orElse("");
      if (!(budget.object("spec").get("selector") instanceof JsonObject selector)) {
        continue; // a budget without a selector is for no pod
      }
      List<String> under = new ArrayList<>();
      for (Doomed pod : pods) {
        if (new Labels(selector).select(pod.labels())) {
          under.add(pod.name());
        }
      }
      int allowed = allowed(budget);
      if (under.size() > allowed) {
        tell(name, under.size(), allowed, leaving, telling);
      }
    }
  }

  private static int allowed(JsonObject budget) {
    return budget.object("status").get("disruptionsAllowed") instanceof JsonNumber number
        ? number.value().intValue()
        : 0;
  }

  private void tell(String name, int pods, int allowed, Leaving leaving, Telling telling) {
    String budget =
        "budget "
            + namespace
            + "/"
            + name
            + " allows "
            + (allowed == 1 ? "1 disruption" : allowed + " disruptions");
    String wanted = pods == 1 ? "1 of its pods" : pods + " of its pods";
    if (leaving == Leaving.EVICTED) {
      telling.refusal(budget + ", and " + wanted + " would be evicted");
    } else if (leaving == Leaving.DRAINED && allowed == 0) {
      telling.refusal(budget + ", and " + wanted + " would be evicted: the drain waits for it");
    } else if (leaving == Leaving.DRAINED) {
      telling.effect(budget + " at a time, and " + wanted + " would be evicted: the drain waits");
    } else {
      telling.effect(budget + ", and " + wanted + " would go: " + leaving.words() + " ignores it");
    }
  }
}
