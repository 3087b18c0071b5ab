package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// DaemonSets.
final class DaemonSets implements Behaviour {
  private static final String GENERATION = "deprecated.daemonset.template.generation";
  private static final Json ROLLING = new JsonText("RollingUpdate");
  private static final Json NONE = new JsonNumber(0L);
  private static final Json HISTORY = new JsonNumber(10L);
  private static final List<String> COUNTS =
      List.of(
          "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady");

  @Override
  public JsonObject defaulted(JsonObject set) {
    return Draft.of(set)
        .always("spec", DaemonSets::spec)
        .always("status", DaemonSets::status)
        .build();
  }

  private static JsonObject status(JsonObject status) {
    Draft draft = Draft.of(status);
    COUNTS.forEach(count -> draft.preset(count, NONE));
    return draft.build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .always("template", PodSpecs::template)
        .always("updateStrategy", DaemonSets::strategy)
        .preset("revisionHistoryLimit", HISTORY)
        .build();
  }

  private static JsonObject strategy(JsonObject strategy) {
    JsonObject typed = Draft.of(strategy).presetBlank("type", ROLLING).build();
    return typed.text("type").orElse("").equals("RollingUpdate")
        ? Draft.of(typed).always("rollingUpdate", DaemonSets::rolling).build()
        : typed;
  }

  private static JsonObject rolling(JsonObject rolling) {
    return Draft.of(rolling)
        .preset("maxUnavailable", Containers.ONE)
        .preset("maxSurge", NONE)
        .build();
  }

  @Override
  public JsonObject created(JsonObject set, Surroundings surroundings) {
    return withGeneration(set, "1").with("status", status(JsonObject.EMPTY));
  }

  private static JsonObject withGeneration(JsonObject set, String generation) {
    JsonObject metadata = set.object("metadata");
    JsonObject annotations = metadata.object("annotations").with(GENERATION, generation);
    return set.with("metadata", metadata.with("annotations", annotations));
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    JsonObject annotations = before.object("metadata").object("annotations");
    String generation = annotations.text(GENERATION).orElse("1");
    boolean changed =
        !before.object("spec").object("template").equals(after.object("spec").object("template"));
    String next =
        changed
                && generation.length() < 10
                && generation.chars().allMatch(c -> c >= '0' && c <= '9')
                && !generation.isEmpty()
            ? Long.toString(Long.parseLong(generation) + 1)
            : generation;
    return Behaviour.withStatusOf(withGeneration(after, next), before);
  }

  @Override
  public void check(JsonObject set, Findings findings) {
    Field spec = Field.root(set, findings).child("spec");
    Deployments.checkSelector(spec.child("selector"), "empty selector is invalid for daemonset");
    PodSpecCheck.checkLasting(spec, "DaemonSet");
    spec.child("minReadySeconds").notNegative();
    checkStrategy(spec.child("updateStrategy"));
    spec.child("revisionHistoryLimit").notNegative();
  }

  private static void checkStrategy(Field strategy) {
    Field rolling = strategy.child("rollingUpdate");
    switch (strategy.child("type").text()) {
      case "OnDelete" -> {
        // Nothing more to say.
      }
      case "RollingUpdate" -> {
        if (rolling.isSet()) {
          checkRolling(rolling);
        } else {
          rolling.required("");
        }
      }
      default -> strategy.child("type").unsupported(List.of("RollingUpdate", "OnDelete"));
    }
  }

  private static void checkRolling(Field rolling) {
    Field unavailable = rolling.child("maxUnavailable");
    Field surge = rolling.child("maxSurge");
    Shares.check(unavailable);
    Shares.checkAtMostAll(unavailable);
    Shares.check(surge);
    Shares.checkAtMostAll(surge);
    boolean unavailing = Shares.isNothing(unavailable);
    if (unavailing && Shares.isNothing(surge)) {
      unavailable.required("cannot be 0 when maxSurge is 0");
    } else if (!unavailing && !Shares.isNothing(surge)) {
      surge.invalid("may not be set when maxUnavailable is non-zero");
    }
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
