package turbulence.simulator.api.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusal.Cause;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Asks the disruption budgets of a pod whether it may go, and takes one disruption from them.
final class Eviction {
  static final Resource BUDGETS = new Resource("policy", "poddisruptionbudgets");
  private static final String DISRUPTED = "DisruptionTarget";
  private static final long MOST_DISRUPTED = 2000;

  private final Ground ground;

  Eviction(Ground ground) {
    this.ground = ground;
  }

  /// Refuses unless every budget allows it.
  void admit(Stored pod, boolean dryRun) {
    boolean admitted = false;
    while (!admitted) {
      List<Stored> budgets = budgets(pod);
      if (isFree(pod) || budgets.isEmpty()) {
        return;
      } else if (budgets.size() > 1) {
        throw new Refusal(
            500,
            "",
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does"
                + " not support.",
            null);
      }
      admitted = spend(budgets.getFirst(), pod, dryRun);
    }
  }

  /// The pod with the reason why it goes, for those who ask later.
  static JsonObject marked(JsonObject pod, String now) {
    JsonObject status = pod.object("status");
    List<Json> conditions = new ArrayList<>();
    for (Json each : status.array("conditions")) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals(DISRUPTED)) {
        return pod;
      }
      conditions.add(each);
    }
    conditions.add(
        JsonObject.builder()
            .put("type", DISRUPTED)
            .put("status", "True")
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", now)
            .put("reason", "EvictionByEvictionAPI")
            .put("message", "Eviction API: evicting")
            .build());
    return pod.with("status", status.with("conditions", new JsonArray(conditions)));
  }

  /// False when the budget was recounted meanwhile: then it has to be asked again.
  private boolean spend(Stored budget, Stored pod, boolean dryRun) {
    if (!isReady(pod) && mayGoUnready(budget)) {
      return true;
    }
    JsonObject spent = spent(budget, pod);
    if (dryRun) {
      return true;
    }
    try {
      return ground.store().replace(budget, spent).revision() > 0;
    } catch (Clash meanwhile) {
      return false;
    }
  }

  private List<Stored> budgets(Stored pod) {
    return ground.store().snapshot(BUDGETS).all(pod.key().namespace()).stream()
        .filter(budget -> LabelSelector.of(budget.spec().get("selector")).selects(pod.object()))
        .toList();
  }

  /// Pods that do not run yet, or no longer, count for no budget.
  private static boolean isFree(Stored pod) {
    String phase = pod.status().text("phase").orElse("");
    return pod.isDeleting()
        || phase.equals("Pending")
        || phase.equals("Succeeded")
        || phase.equals("Failed");
  }

  private static boolean isReady(Stored pod) {
    for (Json each : pod.status().array("conditions")) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals("Ready")) {
        return condition.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  /// An unready pod may go when the application is healthy enough anyway, or always, as the budget
  /// says.
  private static boolean mayGoUnready(Stored budget) {
    Optional<String> policy = budget.spec().text("unhealthyPodEvictionPolicy");
    long healthy = number(budget.status(), "currentHealthy");
    long desired = number(budget.status(), "desiredHealthy");
    return policy.filter("AlwaysAllow"::equals).isPresent() || healthy >= desired && desired > 0;
  }

  private JsonObject spent(Stored budget, Stored pod) {
    JsonObject status = budget.status();
    String name = budget.key().name();
    if (number(status, "observedGeneration") < number(budget.metadata(), "generation")) {
      throw tooMany(
          "The disruption budget " + name + " is still being processed by the server.", 10);
    }
    long allowed = number(status, "disruptionsAllowed");
    if (allowed <= 0) {
      throw tooMany(
          "The disruption budget "
              + name
              + " needs "
              + number(status, "desiredHealthy")
              + " healthy pods and has "
              + number(status, "currentHealthy")
              + " currently",
          0);
    } else if (status.object("disruptedPods").size() > MOST_DISRUPTED) {
      throw Refusals.forbidden(
          BUDGETS,
          name,
          "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    return budget
        .object()
        .with(
            "status",
            status
                .with("disruptionsAllowed", new JsonNumber(allowed - 1))
                .with(
                    "disruptedPods",
                    status.object("disruptedPods").with(pod.key().name(), ground.now())));
  }

  private static Refusal tooMany(String why, int retryAfter) {
    JsonObject.Builder details =
        JsonObject.builder()
            .put("causes", Refusal.causes(List.of(new Cause("DisruptionBudget", why, ""))));
    if (retryAfter > 0) {
      details.put("retryAfterSeconds", retryAfter);
    }
    return new Refusal(
        429,
        "TooManyRequests",
        "Cannot evict pod as it would violate the pod's disruption budget.",
        details.build());
  }

  private static long number(JsonObject of, String name) {
    return of.get(name) instanceof JsonNumber number ? (long) number.doubleValue() : 0;
  }
}
