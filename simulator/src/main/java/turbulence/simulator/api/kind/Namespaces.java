package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Namespaces.
final class Namespaces implements Behaviour {
  private static final String NAME = "kubernetes.io/metadata.name";
  private static final Json ACTIVE = new JsonText("Active");
  private static final Json FINALIZER = new JsonText("kubernetes");

  @Override
  public JsonObject defaulted(JsonObject namespace) {
    return Draft.of(namespace)
        .always("metadata", Namespaces::labelled)
        .always("spec", spec -> spec)
        .always("status", status -> Draft.of(status).presetBlank("phase", ACTIVE).build())
        .build();
  }

  private static JsonObject labelled(JsonObject metadata) {
    Json name = metadata.get("name");
    if (name == null || Draft.isBlank(name)) {
      return metadata;
    }
    return Draft.of(metadata)
        .always(
            "labels", labels -> name.equals(labels.get(NAME)) ? labels : labels.with(NAME, name))
        .build();
  }

  @Override
  public JsonObject created(JsonObject namespace, Surroundings surroundings) {
    JsonObject labelled = Draft.of(namespace).always("metadata", Namespaces::labelled).build();
    return labelled
        .with("spec", finalized(namespace.object("spec")))
        .with("status", JsonObject.of("phase", ACTIVE));
  }

  private static JsonObject finalized(JsonObject spec) {
    JsonArray finalizers = spec.array("finalizers");
    if (finalizers.items().contains(FINALIZER)) {
      return spec;
    }
    List<Json> more = new ArrayList<>(finalizers.items());
    more.add(FINALIZER);
    return spec.with("finalizers", new JsonArray(more));
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    return Behaviour.withStatusOf(after.with("spec", before.object("spec")), before);
  }

  @Override
  public void check(JsonObject namespace, Findings findings) {
    for (Field finalizer : Field.root(namespace, findings).child("spec", "finalizers")) {
      finalizer.must(Names.labelKey(finalizer.text()));
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.LABEL;
  }
}
