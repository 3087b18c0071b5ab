package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// StorageClasses.
final class StorageClasses implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject kind) {
    return Draft.of(kind)
        .presetBlank("reclaimPolicy", new JsonText("Delete"))
        .presetBlank("volumeBindingMode", new JsonText("Immediate"))
        .build();
  }

  @Override
  public void check(JsonObject kind, Findings findings) {
    Field root = Field.root(kind, findings);
    if (root.child("provisioner").isBlank()) {
      root.child("provisioner").required("");
    }
    root.child("reclaimPolicy").oneOfIfSet(List.of("Delete", "Retain"));
    root.child("volumeBindingMode").oneOfIfSet(List.of("Immediate", "WaitForFirstConsumer"));
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field old = Field.root(before, findings);
    Field root = Field.root(after, findings);
    for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
      if (!root.child(field).json().equals(old.child(field).json())) {
        root.child(field).forbidden("updates to " + field + " are forbidden.");
      }
    }
    root.child("volumeBindingMode").unchanged(old.child("volumeBindingMode"));
  }
}
