package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What a server refuses when a pod that exists is written: nearly every change.
final class PodUpdateCheck {
  private static final String CHANGEABLE =
      "pod updates may not change fields other than `spec.containers[*].image`"
          + ",`spec.initContainers[*].image`"
          + ",`spec.activeDeadlineSeconds`"
          + ",`spec.tolerations` (only additions to existing tolerations)"
          + ",`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously"
          + " negative)\n";

  private final Field old;
  private final Field spec;

  PodUpdateCheck(Field before, Field after) {
    this.old = before.child("spec");
    this.spec = after.child("spec");
  }

  void check() {
    for (String list : List.of("containers", "initContainers")) {
      Field containers = spec.child(list);
      if (containers.size() != old.child(list).size()) {
        containers.forbidden("pod updates may not add or remove containers");
        return;
      }
    }
    if (spec.json().equals(old.json()) || !checkDeadline()) {
      return;
    }
    checkTolerations();
    checkGates();
    JsonObject munged = munged();
    if (!munged.equals(old.object())) {
      spec.forbidden(CHANGEABLE + Difference.of("core.PodSpec", old.object(), munged));
    }
  }

  /// Whether it is worth looking on.
  private boolean checkDeadline() {
    Field deadline = spec.child("activeDeadlineSeconds");
    Field before = old.child("activeDeadlineSeconds");
    if (!deadline.isSet()) {
      if (before.isSet()) {
        deadline.invalid("must not update from a positive integer to nil value");
      }
      return true;
    }
    if (deadline.number() < 0 || deadline.number() > Integer.MAX_VALUE) {
      deadline.within(0, Integer.MAX_VALUE);
      return false;
    }
    if (before.isSet() && before.number() < deadline.number()) {
      deadline.invalid("must be less than or equal to previous value");
      return false;
    }
    return true;
  }

  private void checkTolerations() {
    Set<JsonObject> now = new HashSet<>();
    for (Field toleration : spec.child("tolerations")) {
      now.add(toleration.object().without("tolerationSeconds"));
    }
    for (Field toleration : old.child("tolerations")) {
      if (!now.contains(toleration.object().without("tolerationSeconds"))) {
        spec.child("tolerations")
            .forbidden("existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
  }

  private void checkGates() {
    Set<String> before = new HashSet<>();
    for (Field gate : old.child("schedulingGates")) {
      before.add(gate.child("name").text());
    }
    for (Field gate : spec.child("schedulingGates")) {
      String name = gate.child("name").text();
      if (!before.contains(name)) {
        gate.child("name")
            .forbidden("only deletion is allowed, but found new scheduling gate '" + name + "'");
      }
    }
  }

  /// The new specification with the old one's values where a change is allowed.
  private JsonObject munged() {
    Draft draft = Draft.of(spec.object());
    for (String list : List.of("containers", "initContainers")) {
      if (!spec.child(list).isEmpty()) {
        draft.put(list, withImages(spec.child(list).array(), old.child(list).array()));
      }
    }
    for (String field : List.of("activeDeadlineSeconds", "schedulingGates", "tolerations")) {
      restore(draft, field);
    }
    if (old.child("terminationGracePeriodSeconds").number() < 0
        && spec.child("terminationGracePeriodSeconds").number() == 1) {
      restore(draft, "terminationGracePeriodSeconds");
    }
    if (!old.child("schedulingGates").isEmpty()) {
      restore(draft, "nodeSelector");
      restore(draft, "affinity");
    }
    return draft.build();
  }

  private void restore(Draft draft, String field) {
    Json before = old.object().get(field);
    if (before == null) {
      draft.remove(field);
    } else {
      draft.put(field, before);
    }
  }

  private static JsonArray withImages(JsonArray containers, JsonArray before) {
    Json[] munged = containers.items().toArray(Json[]::new);
    for (int i = 0; i < munged.length; i++) {
      if (munged[i] instanceof JsonObject container && before.get(i) instanceof JsonObject was) {
        Json image = was.get("image");
        munged[i] = image == null ? container.without("image") : container.with("image", image);
      }
    }
    return new JsonArray(List.of(munged));
  }
}
