package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// PodDisruptionBudgets.
final class Budgets implements Behaviour {
  private static final Json NONE = new JsonNumber(0L);
  private static final List<String> COUNTS =
      List.of("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods");

  @Override
  public JsonObject defaulted(JsonObject budget) {
    return Draft.of(budget).always("spec", spec -> spec).always("status", Budgets::status).build();
  }

  private static JsonObject status(JsonObject status) {
    Draft draft = Draft.of(status);
    COUNTS.forEach(count -> draft.preset(count, NONE));
    return draft.build();
  }

  @Override
  public JsonObject created(JsonObject budget, Surroundings surroundings) {
    return budget.with("status", status(JsonObject.EMPTY));
  }

  @Override
  public void check(JsonObject budget, Findings findings) {
    Field spec = Field.root(budget, findings).child("spec");
    Field least = spec.child("minAvailable");
    Field most = spec.child("maxUnavailable");
    if (least.isSet() && most.isSet()) {
      JsonObject shown =
          JsonObject.builder()
              .put("MinAvailable", least.json())
              .put("MaxUnavailable", most.json())
              .put("Selector", spec.child("selector").json())
              .put("UnhealthyPodEvictionPolicy", spec.child("unhealthyPodEvictionPolicy").json())
              .build();
      spec.holding(shown).invalid("minAvailable and maxUnavailable cannot be both set");
    }
    for (Field share : List.of(least, most)) {
      Shares.check(share);
      Shares.checkAtMostAll(share);
    }
    spec.child("unhealthyPodEvictionPolicy").oneOfIfSet(List.of("AlwaysAllow", "IfHealthyBudget"));
    Selectors.check(spec.child("selector"));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
