package turbulence.simulator.api.write;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;

/// Containers for debugging that are added to a pod that runs.
final class EphemeralContainers {
  private static final String LIST = "ephemeralContainers";
  private static final String PATH = "spec." + LIST;

  private EphemeralContainers() {}

  /// The pod as it was, with the ephemeral containers of what was sent.
  static JsonObject added(JsonObject before, JsonObject sent) {
    JsonArray containers = sent.object("spec").array(LIST);
    JsonObject spec = before.object("spec");
    return before.with(
        "spec", containers.isEmpty() ? spec.without(LIST) : spec.with(LIST, containers));
  }

  /// Refuses what is added wrongly, and any change of what is there.
  static void check(Kind pods, JsonObject before, JsonObject after) {
    Findings findings = new Findings();
    Set<String> names = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (String list : new String[] {"containers", "initContainers"}) {
      for (Json each : after.object("spec").array(list)) {
        names.add(name(each));
        targets.add(name(each));
      }
    }
    JsonArray now = after.object("spec").array(LIST);
    for (int i = 0; i < now.size(); i++) {
      each((JsonObject) now.get(i), PATH + "[" + i + "]", names, targets, findings);
    }
    for (Json old : before.object("spec").array(LIST)) {
      unchanged(old, now, findings);
    }
    if (!findings.isEmpty()) {
      throw Refusals.invalid(pods, Meta.name(after), findings.all());
    }
  }

  private static void each(
      JsonObject container,
      String path,
      Set<String> names,
      Set<String> targets,
      Findings findings) {
    String name = name(container);
    if (name.isEmpty()) {
      findings.required(path + ".name", "");
    } else if (!names.add(name)) {
      findings.duplicate(path + ".name", new JsonText(name));
    }
    if (container.text("image").orElse("").isBlank()) {
      findings.required(path + ".image", "");
    }
    Optional<String> target = container.text("targetContainerName").filter(is -> !is.isEmpty());
    if (target.isPresent() && !targets.contains(target.get())) {
      findings.add(
          "FieldValueNotFound",
          path + ".targetContainerName",
          "Not found: " + new JsonText(target.get()));
    }
    for (String field :
        new String[] {"ports", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle"}) {
      if (container.has(field)) {
        findings.forbidden(path + "." + field, "cannot be set for an Ephemeral Container");
      }
    }
  }

  private static void unchanged(Json old, JsonArray now, Findings findings) {
    for (int i = 0; i < now.size(); i++) {
      if (name(now.get(i)).equals(name(old))) {
        if (!now.get(i).equals(old)) {
          findings.forbidden(
              PATH, "existing ephemeral containers \"" + name(old) + "\" may not be changed\n");
        }
        return;
      }
    }
    findings.forbidden(
        PATH, "existing ephemeral containers \"" + name(old) + "\" may not be removed\n");
  }

  private static String name(Json container) {
    return container instanceof JsonObject object ? object.text("name").orElse("") : "";
  }
}
