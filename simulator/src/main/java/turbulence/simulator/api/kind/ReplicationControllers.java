package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.JsonObject;

/// ReplicationControllers, whose selectors are plain labels.
final class ReplicationControllers implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject controller) {
    JsonObject filled =
        Draft.of(controller)
            .always("spec", ReplicationControllers::spec)
            .always("status", ReplicaSets::status)
            .build();
    JsonObject labels =
        filled.object("spec").object("template").object("metadata").object("labels");
    return labels.isEmpty() || !filled.object("metadata").object("labels").isEmpty()
        ? filled
        : filled.with("metadata", filled.object("metadata").with("labels", labels));
  }

  private static JsonObject spec(JsonObject spec) {
    JsonObject filled =
        Draft.of(spec)
            .preset("replicas", Containers.ONE)
            .inside("template", PodSpecs::template)
            .build();
    JsonObject labels = filled.object("template").object("metadata").object("labels");
    return labels.isEmpty() || !filled.object("selector").isEmpty()
        ? filled
        : filled.with("selector", labels);
  }

  @Override
  public JsonObject created(JsonObject controller, Surroundings surroundings) {
    return controller.with("status", ReplicaSets.status(JsonObject.EMPTY));
  }

  @Override
  public void check(JsonObject controller, Findings findings) {
    Field spec = Field.root(controller, findings).child("spec");
    spec.child("minReadySeconds").notNegative();
    if (spec.child("selector").isEmpty()) {
      spec.child("selector").required("");
    }
    spec.child("replicas").notNegative();
    if (!spec.child("template").isSet()) {
      spec.child("template").required("");
      return;
    }
    JsonObject selector = JsonObject.of("matchLabels", spec.child("selector").object());
    Field labels = spec.child("template").child("metadata", "labels");
    if (!Selectors.matches(selector, labels.object())) {
      labels.invalid("`selector` does not match template `labels`");
    }
    PodSpecCheck.checkTemplate(spec.child("template"));
    Field restarts = spec.child("template").child("spec", "restartPolicy");
    if (!restarts.is("Always")) {
      restarts.unsupported(List.of("Always"));
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public boolean orphansByDefault() {
    return true;
  }
}
