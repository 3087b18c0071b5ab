package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// StatefulSets.
final class StatefulSets implements Behaviour {
  private static final Json ROLLING = new JsonText("RollingUpdate");
  private static final Json ORDERED = new JsonText("OrderedReady");
  private static final Json RETAIN = new JsonText("Retain");
  private static final Json NONE = new JsonNumber(0L);
  private static final Json HISTORY = new JsonNumber(10L);
  private static final List<String> CHANGEABLE =
      List.of(
          "replicas",
          "ordinals",
          "template",
          "updateStrategy",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy",
          "minReadySeconds");

  @Override
  public JsonObject defaulted(JsonObject set) {
    return Draft.of(set)
        .always("spec", StatefulSets::spec)
        .always("status", StatefulSets::status)
        .build();
  }

  private static JsonObject status(JsonObject status) {
    return Draft.of(status).preset("replicas", NONE).preset("availableReplicas", NONE).build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .preset("replicas", Containers.ONE)
        .always("template", PodSpecs::template)
        .each("volumeClaimTemplates", StatefulSets::claim)
        .presetBlank("podManagementPolicy", ORDERED)
        .always("updateStrategy", StatefulSets::strategy)
        .preset("revisionHistoryLimit", HISTORY)
        .always("persistentVolumeClaimRetentionPolicy", StatefulSets::retention)
        .build();
  }

  private static JsonObject claim(JsonObject claim) {
    return Draft.of(new Claims().defaulted(claim))
        .presetBlank("kind", new JsonText("PersistentVolumeClaim"))
        .presetBlank("apiVersion", new JsonText("v1"))
        .always("metadata", metadata -> metadata)
        .build();
  }

  private static JsonObject strategy(JsonObject strategy) {
    JsonObject typed = Draft.of(strategy).presetBlank("type", ROLLING).build();
    return typed.text("type").orElse("").equals("RollingUpdate")
        ? Draft.of(typed)
            .always("rollingUpdate", rolling -> Draft.of(rolling).preset("partition", NONE).build())
            .build()
        : typed;
  }

  private static JsonObject retention(JsonObject policy) {
    return Draft.of(policy)
        .presetBlank("whenDeleted", RETAIN)
        .presetBlank("whenScaled", RETAIN)
        .build();
  }

  @Override
  public JsonObject created(JsonObject set, Surroundings surroundings) {
    return set.with("status", status(JsonObject.EMPTY));
  }

  @Override
  public void check(JsonObject set, Findings findings) {
    Field spec = Field.root(set, findings).child("spec");
    Field management = spec.child("podManagementPolicy");
    if (!List.of("OrderedReady", "Parallel").contains(management.text())) {
      management.invalid("must be 'OrderedReady' or 'Parallel'");
    }
    checkStrategy(spec.child("updateStrategy"));
    Field retention = spec.child("persistentVolumeClaimRetentionPolicy");
    retention.child("whenDeleted").oneOf(List.of("Retain", "Delete"));
    retention.child("whenScaled").oneOf(List.of("Retain", "Delete"));
    spec.child("replicas").notNegative();
    spec.child("minReadySeconds").notNegative();
    spec.child("ordinals").child("start").notNegative();
    Deployments.checkSelector(spec.child("selector"), "empty selector is invalid for statefulset");
    checkTemplate(spec);
  }

  private static void checkStrategy(Field strategy) {
    Field rolling = strategy.child("rollingUpdate");
    switch (strategy.child("type").text()) {
      case "OnDelete" -> {
        if (rolling.isSet()) {
          rolling.invalid("only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" -> {
        rolling.child("partition").notNegative();
        Shares.check(rolling.child("maxUnavailable"));
      }
      default -> strategy.invalid("must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  // Mounts may name volumes that the claims bring, so a server looks less closely at the template.
  private static void checkTemplate(Field spec) {
    Field template = spec.child("template");
    Field labels = template.child("metadata", "labels");
    JsonObject selector = spec.child("selector").object();
    if (!Selectors.isEmpty(selector) && !Selectors.matches(selector, labels.object())) {
      labels.invalid("`selector` does not match template `labels`");
    }
    Selectors.checkLabels(labels.at(template.child("labels")));
    Field annotations = template.child("metadata", "annotations");
    Selectors.checkAnnotations(annotations.at(template.child("annotations")));
    Field restarts = template.child("spec", "restartPolicy");
    if (!restarts.is("Always")) {
      restarts.unsupported(List.of("Always"));
    }
    Field deadline = template.child("spec", "activeDeadlineSeconds");
    if (deadline.isSet()) {
      deadline.forbidden("activeDeadlineSeconds in StatefulSet is not Supported");
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    if (!fixed(before).equals(fixed(after))) {
      Field.root(after, findings)
          .child("spec")
          .forbidden(
              "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                  + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                  + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
    }
  }

  private static JsonObject fixed(JsonObject set) {
    Draft draft = Draft.of(set.object("spec"));
    CHANGEABLE.forEach(draft::remove);
    return draft.build();
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
