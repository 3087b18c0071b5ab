package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// HorizontalPodAutoscalers, in the second version.
final class Autoscalers implements Behaviour {
  private static final Json NONE = new JsonNumber(0L);
  private static final Json MAX = new JsonText("Max");
  private static final JsonArray USUAL =
      JsonArray.of(
          JsonObject.of(
              "type",
              "Resource",
              "resource",
              JsonObject.of(
                  "name",
                  "cpu",
                  "target",
                  JsonObject.of("type", "Utilization", "averageUtilization", 80))));
  private static final JsonObject DOUBLE = policy("Percent", 100);
  private static final JsonObject FOUR = policy("Pods", 4);
  private static final Map<String, String> SOURCES =
      Map.of(
          "Resource", "resource",
          "ContainerResource", "containerResource",
          "Pods", "pods",
          "Object", "object",
          "External", "external");

  private static JsonObject policy(String type, int value) {
    return JsonObject.builder()
        .put("type", type)
        .put("value", value)
        .put("periodSeconds", 15)
        .build();
  }

  @Override
  public JsonObject defaulted(JsonObject autoscaler) {
    return Draft.of(autoscaler)
        .always("spec", Autoscalers::spec)
        .always("status", Autoscalers::status)
        .build();
  }

  private static JsonObject status(JsonObject status) {
    return Draft.of(status)
        .preset("desiredReplicas", NONE)
        .preset("currentMetrics", JsonNull.NULL)
        .build();
  }

  private static JsonObject spec(JsonObject spec) {
    Draft draft =
        Draft.of(spec)
            .preset("minReplicas", Containers.ONE)
            .each("metrics", Autoscalers::metric)
            .inside("behavior", Autoscalers::behaviour);
    return spec.array("metrics").isEmpty() ? draft.put("metrics", USUAL).build() : draft.build();
  }

  private static JsonObject metric(JsonObject metric) {
    Draft draft = Draft.of(metric);
    for (String source : SOURCES.values()) {
      draft.inside(
          source, inside -> Draft.of(inside).inside("target", Autoscalers::target).build());
    }
    return draft.build();
  }

  private static JsonObject target(JsonObject target) {
    Draft draft = Amounts.canonical(Draft.of(target), target, "value");
    return Amounts.canonical(draft, target, "averageValue").build();
  }

  private static JsonObject behaviour(JsonObject behaviour) {
    return Draft.of(behaviour)
        .always("scaleUp", up -> rules(up, JsonArray.of(FOUR, DOUBLE), true))
        .always("scaleDown", down -> rules(down, JsonArray.of(DOUBLE), false))
        .build();
  }

  private static JsonObject rules(JsonObject rules, JsonArray policies, boolean up) {
    Draft draft = Draft.of(rules).preset("selectPolicy", MAX);
    if (up) {
      draft.preset("stabilizationWindowSeconds", NONE);
    }
    return rules.array("policies").isEmpty()
        ? draft.put("policies", policies).build()
        : draft.build();
  }

  @Override
  public JsonObject created(JsonObject autoscaler, Surroundings surroundings) {
    return autoscaler.with("status", status(JsonObject.EMPTY));
  }

  @Override
  public void check(JsonObject autoscaler, Findings findings) {
    Field spec = Field.root(autoscaler, findings).child("spec");
    Field least = spec.child("minReplicas");
    Field most = spec.child("maxReplicas");
    Field given = most.isSet() ? most : most.holding(NONE);
    if (least.number() < 1) {
      least.invalid("must be greater than or equal to 1");
    }
    if (given.number() < 1) {
      given.invalid("must be greater than 0");
    }
    if (given.number() < least.number()) {
      given.invalid("must be greater than or equal to `minReplicas`");
    }
    checkReference(spec.child("scaleTargetRef"));
    for (Field metric : spec.child("metrics")) {
      checkMetric(metric);
    }
  }

  private static void checkReference(Field reference) {
    for (String field : List.of("kind", "name")) {
      Field part = reference.child(field);
      if (part.isBlank()) {
        part.required("");
      } else {
        part.must(Names.pathSegment(part.text()));
      }
    }
  }

  private static void checkMetric(Field metric) {
    Field type = metric.child("type");
    if (type.isBlank()) {
      type.required("must specify a metric source type");
    }
    String source = SOURCES.get(type.text());
    if (source == null) {
      type.unsupported(List.of("ContainerResource", "External", "Object", "Pods", "Resource"));
      return;
    }
    Field body = metric.child(source);
    if (!body.isSet()) {
      body.required("must populate information for the given metric source");
    }
    for (String other : SOURCES.values()) {
      if (!other.equals(source) && metric.child(other).isSet()) {
        metric.child(other).forbidden("must populate the given metric source only");
      }
    }
    if (body.isSet() && source.equals("resource")) {
      checkResource(body);
    }
  }

  private static void checkResource(Field resource) {
    if (resource.child("name").isBlank()) {
      resource.child("name").required("must specify a resource name");
    }
    Field target = resource.child("target");
    if (target.child("type").isBlank()) {
      target.child("type").required("must specify a metric target type");
    } else {
      target.child("type").oneOf(List.of("AverageValue", "Utilization", "Value"));
    }
    Field part = target.child("averageUtilization");
    Field amount = target.child("averageValue");
    if (!part.isSet() && !amount.isSet()) {
      part.required("must set either a target raw value or a target utilization");
    }
    if (part.isSet() && part.number() < 1) {
      part.invalid("must be greater than 0");
    }
    if (part.isSet() && amount.isSet()) {
      amount.forbidden("may not set both a target raw value and a target utilization");
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }
}
