package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server fills in into pods and into their templates.
final class PodSpecs {
  private static final Json ALWAYS = new JsonText("Always");
  private static final Json CLUSTER_FIRST = new JsonText("ClusterFirst");
  private static final Json SCHEDULER = new JsonText("default-scheduler");
  private static final Json GRACE = new JsonNumber(30L);

  private PodSpecs() {}

  /// What templates and pods have in common.
  static JsonObject defaulted(JsonObject spec) {
    Draft draft =
        Draft.of(spec)
            .each("volumes", Volumes::defaulted)
            .each("initContainers", Containers::defaulted)
            .each("containers", Containers::defaulted)
            .each("ephemeralContainers", Containers::defaulted)
            .inside("overhead", Amounts::canonical)
            .inside("resources", Amounts::requirements)
            .presetBlank("restartPolicy", ALWAYS)
            .preset("terminationGracePeriodSeconds", GRACE)
            .presetBlank("dnsPolicy", CLUSTER_FIRST)
            .preset("securityContext", JsonObject.EMPTY)
            .presetBlank("schedulerName", SCHEDULER);
    return account(draft, spec).build();
  }

  /// The account's old name follows the new one.
  private static Draft account(Draft draft, JsonObject spec) {
    Json name = spec.get("serviceAccountName");
    Json old = spec.get("serviceAccount");
    if (name != null && !Draft.isBlank(name)) {
      return name.equals(old) ? draft : draft.put("serviceAccount", name);
    }
    return old == null || Draft.isBlank(old) ? draft : draft.put("serviceAccountName", old);
  }

  /// What only pods have.
  static JsonObject ofPod(JsonObject spec) {
    Draft draft =
        Draft.of(spec)
            .each("containers", PodSpecs::requested)
            .each("initContainers", PodSpecs::requested)
            .inside("resources", Amounts::requested)
            .preset("enableServiceLinks", JsonBool.TRUE);
    JsonObject filled = draft.build();
    if (filled.get("hostNetwork") != JsonBool.TRUE) {
      return filled;
    }
    return Draft.of(filled)
        .each("containers", Containers::onHost)
        .each("initContainers", Containers::onHost)
        .build();
  }

  private static JsonObject requested(JsonObject container) {
    return Draft.of(container).inside("resources", Amounts::requested).build();
  }

  /// A template with metadata and specification.
  static JsonObject template(JsonObject template) {
    return Draft.of(template)
        .always("metadata", metadata -> metadata)
        .always("spec", PodSpecs::defaulted)
        .build();
  }
}
