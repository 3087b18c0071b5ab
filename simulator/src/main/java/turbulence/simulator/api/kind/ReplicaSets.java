package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// ReplicaSets.
final class ReplicaSets implements Behaviour {
  private static final Json NONE = new JsonNumber(0L);

  @Override
  public JsonObject defaulted(JsonObject set) {
    return Draft.of(set)
        .always("spec", ReplicaSets::spec)
        .always("status", ReplicaSets::status)
        .build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .preset("replicas", Containers.ONE)
        .always("template", PodSpecs::template)
        .build();
  }

  static JsonObject status(JsonObject status) {
    return Draft.of(status).preset("replicas", NONE).build();
  }

  @Override
  public JsonObject created(JsonObject set, Surroundings surroundings) {
    return set.with("status", JsonObject.of("replicas", NONE));
  }

  @Override
  public void check(JsonObject set, Findings findings) {
    Field spec = Field.root(set, findings).child("spec");
    spec.child("replicas").notNegative();
    spec.child("minReadySeconds").notNegative();
    Deployments.checkSelector(spec.child("selector"), "empty selector is invalid for deployment");
    PodSpecCheck.checkLasting(spec, "ReplicaSet");
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Deployments.checkSameSelector(before, after, findings);
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
