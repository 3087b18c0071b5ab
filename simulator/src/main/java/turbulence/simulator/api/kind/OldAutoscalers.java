package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Autoscalers in the first version, which knows one metric and keeps the others in annotations.
final class OldAutoscalers implements Conversion {
  private static final String PERCENTAGE = "targetCPUUtilizationPercentage";
  private static final String CURRENT = "currentCPUUtilizationPercentage";
  private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = PREFIX + "metrics";
  private static final String BEHAVIOUR = PREFIX + "behavior";
  private static final String CURRENT_METRICS = PREFIX + "current-metrics";
  private static final String CONDITIONS = PREFIX + "conditions";

  @Override
  public JsonObject stored(JsonObject old) {
    JsonObject spec = old.object("spec");
    JsonObject status = old.object("status");
    JsonObject annotations = old.object("metadata").object("annotations");
    List<Json> metrics = new ArrayList<>(list(annotations, METRICS));
    if (spec.get(PERCENTAGE) instanceof JsonNumber percentage) {
      metrics.add(cpu("target", "averageUtilization", percentage));
    }
    Draft written = Draft.of(spec).remove(PERCENTAGE);
    if (!metrics.isEmpty()) {
      written.put("metrics", new JsonArray(metrics));
    }
    parsed(annotations, BEHAVIOUR).ifPresent(behaviour -> written.put("behavior", behaviour));
    Draft kept = Draft.of(status).remove(CURRENT);
    List<Json> current = new ArrayList<>(list(annotations, CURRENT_METRICS));
    if (status.get(CURRENT) instanceof JsonNumber percentage) {
      current.add(cpu("current", "averageUtilization", percentage));
    }
    if (!current.isEmpty()) {
      kept.put("currentMetrics", new JsonArray(current));
    }
    if (!list(annotations, CONDITIONS).isEmpty()) {
      kept.put("conditions", new JsonArray(list(annotations, CONDITIONS)));
    }
    return annotated(old, annotations, JsonObject.EMPTY)
        .with("spec", written.build())
        .with("status", kept.build());
  }

  private static JsonObject cpu(String part, String field, JsonNumber percentage) {
    JsonObject.Builder target = JsonObject.builder();
    if (part.equals("target")) {
      target.put("type", "Utilization");
    }
    return JsonObject.of(
        "type",
        "Resource",
        "resource",
        JsonObject.of("name", "cpu", part, target.put(field, percentage).build()));
  }

  @Override
  public JsonObject served(JsonObject autoscaler) {
    JsonObject spec = autoscaler.object("spec");
    JsonObject status = autoscaler.object("status");
    JsonObject.Builder more = JsonObject.builder();
    Draft written = Draft.of(spec).remove("metrics").remove("behavior");
    List<Json> others = split(spec.array("metrics"), "target", PERCENTAGE, written);
    if (!others.isEmpty()) {
      more.put(METRICS, new JsonArray(others).toString());
    }
    if (spec.get("behavior") instanceof JsonObject behaviour) {
      more.put(BEHAVIOUR, behaviour.toString());
    }
    Draft kept = Draft.of(status).remove("currentMetrics").remove("conditions");
    List<Json> current = split(status.array("currentMetrics"), "current", CURRENT, kept);
    if (!current.isEmpty()) {
      more.put(CURRENT_METRICS, new JsonArray(current).toString());
    }
    if (!status.array("conditions").isEmpty()) {
      more.put(CONDITIONS, status.array("conditions").toString());
    }
    JsonObject annotations = autoscaler.object("metadata").object("annotations");
    kept.preset("currentReplicas", Shares.zero());
    return annotated(autoscaler, annotations, more.build())
        .with("spec", written.build())
        .with("status", kept.build());
  }

  /// Takes the part of the processor out of the metrics and gives the others.
  private static List<Json> split(JsonArray metrics, String part, String field, Draft into) {
    List<Json> others = new ArrayList<>();
    boolean found = false;
    for (Json item : metrics) {
      JsonObject resource =
          item instanceof JsonObject metric ? metric.object("resource") : JsonObject.EMPTY;
      Json percentage = resource.object(part).get("averageUtilization");
      if (!found
          && resource.text("name").orElse("").equals("cpu")
          && percentage instanceof JsonNumber number) {
        into.put(field, number);
        found = true;
      } else {
        others.add(item);
      }
    }
    return others;
  }

  private static JsonObject annotated(JsonObject object, JsonObject before, JsonObject more) {
    Draft draft = Draft.of(before);
    for (String name : List.of(METRICS, BEHAVIOUR, CURRENT_METRICS, CONDITIONS)) {
      draft.remove(name);
    }
    more.forEach(entry -> draft.put(entry.getKey(), entry.getValue()));
    JsonObject annotations = draft.build();
    JsonObject metadata = object.object("metadata");
    return annotations.isEmpty()
        ? object.with("metadata", metadata.without("annotations"))
        : object.with("metadata", metadata.with("annotations", annotations));
  }

  private static List<Json> list(JsonObject annotations, String name) {
    return parsed(annotations, name).orElse(JsonArray.EMPTY) instanceof JsonArray array
        ? array.items()
        : List.of();
  }

  /// What an annotation holds; a server too passes over one that it cannot read.
  private static Optional<Json> parsed(JsonObject annotations, String name) {
    if (!(annotations.get(name) instanceof JsonText text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonReader.read(text.value()));
    } catch (JsonMalformed unreadable) {
      return Optional.empty();
    }
  }
}
