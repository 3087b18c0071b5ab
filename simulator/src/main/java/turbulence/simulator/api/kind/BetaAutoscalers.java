package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Autoscalers in `v2beta1`, which writes targets and readings side by side with what is measured,
/// and knows no behaviour: that is kept in an annotation.
final class BetaAutoscalers implements Conversion {
  private static final String BEHAVIOUR = "autoscaling.alpha.kubernetes.io/behavior";
  private static final String UTILISATION = "averageUtilization";
  private static final String AVERAGE = "averageValue";
  private static final String VALUE = "value";

  @Override
  public JsonObject stored(JsonObject old) {
    JsonObject metadata = old.object("metadata");
    JsonObject annotations = metadata.object("annotations");
    Draft spec =
        Draft.of(old.object("spec")).each("metrics", metric -> metric(metric, "target", true));
    Json behaviour = parsed(annotations.get(BEHAVIOUR));
    if (behaviour != null) {
      spec.put("behavior", behaviour);
    }
    return annotated(old, annotations.without(BEHAVIOUR))
        .with("spec", processorLast(spec.build()))
        .with("status", status(old, true));
  }

  @Override
  public JsonObject served(JsonObject autoscaler) {
    Draft spec =
        Draft.of(autoscaler.object("spec"))
            .remove("behavior")
            .each("metrics", metric -> metric(metric, "target", false));
    JsonObject annotations = autoscaler.object("metadata").object("annotations");
    Json behaviour = autoscaler.object("spec").get("behavior");
    JsonObject kept =
        behaviour == null ? annotations : annotations.with(BEHAVIOUR, behaviour.toString());
    return annotated(autoscaler, kept)
        .with("spec", spec.build())
        .with("status", status(autoscaler, false));
  }

  private static JsonObject status(JsonObject object, boolean store) {
    return Draft.of(object.object("status"))
        .each("currentMetrics", metric -> metric(metric, "current", store))
        .build();
  }

  private static JsonObject annotated(JsonObject object, JsonObject annotations) {
    JsonObject metadata = object.object("metadata");
    return object.with(
        "metadata",
        annotations.isEmpty()
            ? metadata.without("annotations")
            : metadata.with("annotations", annotations));
  }

  private static @Nullable Json parsed(@Nullable Json annotation) {
    try {
      return annotation instanceof JsonText text ? JsonReader.read(text.value()) : null;
    } catch (JsonMalformed unreadable) {
      return null;
    }
  }

  /// Servers that spoke this version stored the first one, which has a field of its own for the
  /// processor: its metric came back behind all others.
  private static JsonObject processorLast(JsonObject spec) {
    List<Json> others = new ArrayList<>();
    List<Json> processor = new ArrayList<>();
    for (Json metric : spec.array("metrics")) {
      (processor.isEmpty() && isProcessor(metric) ? processor : others).add(metric);
    }
    others.addAll(processor);
    return processor.isEmpty() ? spec : spec.with("metrics", new JsonArray(others));
  }

  private static boolean isProcessor(Json metric) {
    JsonObject resource =
        metric instanceof JsonObject object ? object.object("resource") : JsonObject.EMPTY;
    return resource.text("name").orElse("").equals("cpu")
        && resource.object("target").has(UTILISATION);
  }

  /// @param part `target` in a spec, `current` in a status
  private static JsonObject metric(JsonObject metric, String part, boolean store) {
    Draft draft = Draft.of(metric);
    for (String source : List.of("resource", "containerResource")) {
      draft.inside(source, it -> store ? inside(it, part, "") : outside(it, part, ""));
    }
    draft.inside(
        "pods", it -> store ? named(inside(it, part, "")) : unnamed(outside(it, part, "")));
    draft.inside(
        "external",
        it ->
            store
                ? external(inside(it, part, ""))
                : plain(outside(it, part, ""), "metricSelector"));
    draft.inside("object", it -> store ? object(it, part) : beta(it, part));
    return draft.build();
  }

  private static String flat(String part, String field) {
    return part + Character.toUpperCase(field.charAt(0)) + field.substring(1);
  }

  /// Brings `targetAverageUtilization` and its like into `target`.
  private static JsonObject inside(JsonObject source, String part, String prefixless) {
    JsonObject.Builder amounts = JsonObject.builder();
    String type = "";
    Draft draft = Draft.of(source);
    for (String field : List.of(UTILISATION, AVERAGE, VALUE)) {
      String old = field.equals(prefixless) ? field : flat(part, field);
      Json amount = source.get(old);
      draft.remove(old);
      if (!Draft.isAbsent(amount)) {
        amounts.put(field, amount);
        type = type.isEmpty() ? typeOf(field) : type;
      }
    }
    JsonObject found = amounts.build();
    return draft.put(part, part.equals("target") ? found.with("type", type) : found).build();
  }

  private static String typeOf(String field) {
    return switch (field) {
      case UTILISATION -> "Utilization";
      case AVERAGE -> "AverageValue";
      default -> "Value";
    };
  }

  private static JsonObject outside(JsonObject source, String part, String prefixless) {
    Draft draft = Draft.of(source).remove(part);
    JsonObject amounts = source.object(part);
    for (String field : List.of(UTILISATION, AVERAGE, VALUE)) {
      Json amount = amounts.get(field);
      if (amount != null) {
        draft.put(field.equals(prefixless) ? field : flat(part, field), amount);
      }
    }
    return draft.build();
  }

  private static JsonObject named(JsonObject source) {
    return identified(source, "selector");
  }

  private static JsonObject external(JsonObject source) {
    return identified(source, "metricSelector");
  }

  private static JsonObject identified(JsonObject source, String selector) {
    JsonObject metric = JsonObject.of("name", source.text("metricName").orElse(""));
    Json labels = source.get(selector);
    return Draft.of(source)
        .remove("metricName")
        .remove(selector)
        .put("metric", labels == null ? metric : metric.with("selector", labels))
        .build();
  }

  private static JsonObject unnamed(JsonObject source) {
    return plain(source, "selector");
  }

  private static JsonObject plain(JsonObject source, String selector) {
    JsonObject metric = source.object("metric");
    Draft draft =
        Draft.of(source)
            .remove("metric")
            .put("metricName", new JsonText(metric.text("name").orElse("")));
    Json labels = metric.get("selector");
    return labels == null ? draft.build() : draft.put(selector, labels).build();
  }

  /// In this version `target` is the object that is looked at.
  private static JsonObject object(JsonObject source, String part) {
    JsonObject looked = source.object("target");
    return named(inside(source.without("target"), part, AVERAGE)).with("describedObject", looked);
  }

  private static JsonObject beta(JsonObject source, String part) {
    JsonObject looked = source.object("describedObject");
    return unnamed(outside(source.without("describedObject"), part, AVERAGE))
        .with("target", looked);
  }
}
