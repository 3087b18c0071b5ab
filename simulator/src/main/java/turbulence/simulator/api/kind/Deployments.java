package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Deployments.
final class Deployments implements Behaviour {
  private static final Json ROLLING = new JsonText("RollingUpdate");
  private static final Json QUARTER = new JsonText("25%");
  private static final Json HISTORY = new JsonNumber(10L);
  private static final Json DEADLINE = new JsonNumber(600L);

  @Override
  public JsonObject defaulted(JsonObject deployment) {
    return Draft.of(deployment)
        .always("spec", Deployments::spec)
        .always("status", status -> status)
        .build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .preset("replicas", Containers.ONE)
        .always("template", PodSpecs::template)
        .always("strategy", Deployments::strategy)
        .preset("revisionHistoryLimit", HISTORY)
        .preset("progressDeadlineSeconds", DEADLINE)
        .build();
  }

  private static JsonObject strategy(JsonObject strategy) {
    JsonObject typed = Draft.of(strategy).presetBlank("type", ROLLING).build();
    return typed.text("type").orElse("").equals("RollingUpdate")
        ? Draft.of(typed).always("rollingUpdate", Deployments::rolling).build()
        : typed;
  }

  private static JsonObject rolling(JsonObject rolling) {
    return Draft.of(rolling).preset("maxUnavailable", QUARTER).preset("maxSurge", QUARTER).build();
  }

  @Override
  public JsonObject created(JsonObject deployment, Surroundings surroundings) {
    return deployment.with("status", JsonObject.EMPTY);
  }

  @Override
  public void check(JsonObject deployment, Findings findings) {
    Field spec = Field.root(deployment, findings).child("spec");
    spec.child("replicas").notNegative();
    checkSelector(spec.child("selector"), "empty selector is invalid for deployment");
    PodSpecCheck.checkLasting(spec, "ReplicaSet");
    checkStrategy(spec.child("strategy"));
    spec.child("minReadySeconds").notNegative();
    spec.child("revisionHistoryLimit").notNegative();
    Field deadline = spec.child("progressDeadlineSeconds");
    if (deadline.isSet()) {
      deadline.notNegative();
      if (deadline.number() <= spec.child("minReadySeconds").number()) {
        deadline.invalid("must be greater than minReadySeconds");
      }
    }
  }

  /// A selector that must be there and select.
  static void checkSelector(Field selector, String complaint) {
    if (!selector.isSet()) {
      selector.required("");
      return;
    }
    Selectors.check(selector);
    if (Selectors.isEmpty(selector.object())) {
      selector.invalid(complaint);
    }
  }

  private static void checkStrategy(Field strategy) {
    Field rolling = strategy.child("rollingUpdate");
    switch (strategy.child("type").text()) {
      case "Recreate" -> {
        if (rolling.isSet()) {
          rolling.forbidden("may not be specified when strategy `type` is 'Recreate'");
        }
      }
      case "RollingUpdate" -> {
        if (rolling.isSet()) {
          checkRolling(rolling);
        } else {
          rolling.required("this should be defaulted and never be nil");
        }
      }
      default ->
          strategy
              .holding(
                  JsonObject.of(
                      "Type", strategy.child("type").text(), "RollingUpdate", rolling.json()))
              .unsupported(List.of("Recreate", "RollingUpdate"));
    }
  }

  private static void checkRolling(Field rolling) {
    Field unavailable = rolling.child("maxUnavailable");
    Field surge = rolling.child("maxSurge");
    Shares.check(unavailable);
    Shares.check(surge);
    if (Shares.isNothing(unavailable) && Shares.isNothing(surge)) {
      unavailable.invalid("may not be 0 when `maxSurge` is 0");
    }
    Shares.checkAtMostAll(unavailable);
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    checkSameSelector(before, after, findings);
  }

  static void checkSameSelector(JsonObject before, JsonObject after, Findings findings) {
    Field old = Field.root(before, findings).child("spec", "selector");
    Field.root(after, findings).child("spec", "selector").unchanged(old);
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
