package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What may be changed in the template of a Job that does not run: where its pods may be placed,
/// and what they take.
final class JobTemplates {
  private JobTemplates() {}

  /// Whether the Job is suspended and has no pods left.
  static boolean isOpen(JsonObject job) {
    JsonObject status = job.object("status");
    boolean rested = false;
    for (Json each : status.array("conditions")) {
      rested |=
          each instanceof JsonObject condition
              && condition.text("type").orElse("").equals("Suspended")
              && condition.text("status").orElse("").equals("True");
    }
    return job.object("spec").get("suspend") == JsonBool.TRUE
        && Draft.isBlank(status.get("active"))
        && (rested || !status.has("startTime"));
  }

  /// The old template with those fields of the new one that may differ.
  static JsonObject with(JsonObject old, JsonObject now) {
    JsonObject metadata = old.object("metadata");
    for (String field : List.of("annotations", "labels")) {
      metadata = taken(metadata, now.object("metadata"), field);
    }
    JsonObject spec = old.object("spec");
    JsonObject newer = now.object("spec");
    for (String field : List.of("nodeSelector", "tolerations", "schedulingGates")) {
      spec = taken(spec, newer, field);
    }
    spec = withAffinity(spec, newer);
    for (String field : List.of("containers", "initContainers")) {
      spec = withResources(spec, newer, field);
    }
    return old.with("metadata", metadata).with("spec", spec);
  }

  private static JsonObject taken(JsonObject to, JsonObject from, String field) {
    return from.has(field) ? to.with(field, from.get(field)) : to.without(field);
  }

  private static JsonObject withAffinity(JsonObject spec, JsonObject newer) {
    JsonObject affinity = taken(spec.object("affinity"), newer.object("affinity"), "nodeAffinity");
    return affinity.isEmpty() && !newer.has("affinity")
        ? spec.without("affinity")
        : spec.with("affinity", affinity);
  }

  private static JsonObject withResources(JsonObject spec, JsonObject newer, String field) {
    if (!spec.has(field)) {
      return spec;
    }
    List<Json> containers = new ArrayList<>(spec.array(field).items());
    List<Json> others = newer.array(field).items();
    for (int i = 0; i < containers.size() && i < others.size(); i++) {
      if (containers.get(i) instanceof JsonObject container
          && others.get(i) instanceof JsonObject other) {
        containers.set(i, taken(container, other, "resources"));
      }
    }
    return spec.with(field, new JsonArray(containers));
  }
}
