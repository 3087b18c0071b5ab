package turbulence.experiment.schema;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.model.Kind;
import turbulence.experiment.read.Vocabulary;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Makes the JSON Schema (draft 7, which every editor understands) of experiment files.
public final class ExperimentSchema {
  private ExperimentSchema() {}

  public static JsonObject of(Catalog catalog) {
    JsonObject.Builder definitions = JsonObject.builder();
    definitions.put("hypothesis", object(Vocabulary.HYPOTHESIS));
    definitions.put("activity", either("reference", "declared"));
    definitions.put("reference", object(Vocabulary.REFERENCE));
    definitions.put("declared", object(Vocabulary.ACTIVITY));
    definitions.put("probe", probe());
    definitions.put("tolerance", Forms.tolerance());
    definitions.put("provider", provider());
    definitions.put("process", constant(object(Vocabulary.PROCESS), "type", "process"));
    definitions.put("http", constant(object(Vocabulary.HTTP), "type", "http"));
    definitions.put("step", step(catalog.steps()));
    definitions.put("control", object(Vocabulary.CONTROL));
    return JsonObject.builder()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", "Chaos experiment")
        .put("type", "object")
        .put("properties", properties(Vocabulary.EXPERIMENT))
        .put("required", required(Vocabulary.EXPERIMENT))
        .put("definitions", definitions.build())
        .build();
  }

  private static JsonObject probe() {
    Json needsTolerance = JsonObject.of("required", JsonArray.of("tolerance"));
    return JsonObject.of("allOf", JsonArray.of(Forms.reference("activity"), needsTolerance));
  }

  private static JsonObject provider() {
    List<Json> byType = new ArrayList<>();
    byType.add(when("type", "python", Forms.reference("step")));
    byType.add(when("type", "process", Forms.reference("process")));
    byType.add(when("type", "http", Forms.reference("http")));
    return JsonObject.builder()
        .put("type", "object")
        .put("required", JsonArray.of("type"))
        .put("properties", JsonObject.of("type", Forms.oneOf(List.of("python", "process", "http"))))
        .put("allOf", new JsonArray(byType))
        .build();
  }

  private static JsonObject step(List<Listed> steps) {
    List<Json> known = new ArrayList<>();
    for (Listed listed : steps) {
      JsonObject named =
          JsonObject.of(
              "properties",
              JsonObject.of(
                  "module", JsonObject.of("const", listed.module()),
                  "func", JsonObject.of("const", listed.function())));
      known.add(
          JsonObject.of(
              "if",
              named,
              "then",
              JsonObject.of("properties", JsonObject.of("arguments", StepSchema.of(listed)))));
    }
    return constant(object(Vocabulary.CODE), "type", "python").with("allOf", new JsonArray(known));
  }

  static JsonObject object(List<Vocabulary.Key> keys) {
    JsonObject.Builder object = JsonObject.builder();
    object.put("type", "object").put("properties", properties(keys));
    JsonArray required = required(keys);
    return required.isEmpty() ? object.build() : object.put("required", required).build();
  }

  private static JsonObject properties(List<Vocabulary.Key> keys) {
    JsonObject.Builder properties = JsonObject.builder();
    for (Vocabulary.Key key : keys) {
      properties.put(key.name(), Forms.of(key.form()).with("description", key.about()));
    }
    return properties.build();
  }

  private static JsonArray required(List<Vocabulary.Key> keys) {
    List<Json> required = new ArrayList<>();
    for (Vocabulary.Key key : keys) {
      if (key.needed()) {
        required.add(Json.of(key.name()));
      }
    }
    return new JsonArray(required);
  }

  private static JsonObject constant(JsonObject schema, String name, String value) {
    JsonObject properties = schema.object("properties");
    JsonObject property = properties.object(name).with("const", value);
    return schema.with("properties", properties.with(name, property));
  }

  private static JsonObject when(String name, String value, JsonObject then) {
    JsonObject property = JsonObject.of(name, JsonObject.of("const", value));
    return JsonObject.of("if", JsonObject.of("properties", property), "then", then);
  }

  private static JsonObject either(String first, String second) {
    return JsonObject.builder()
        .put("if", JsonObject.of("required", JsonArray.of("ref")))
        .put("then", Forms.reference(first))
        .put("else", Forms.reference(second))
        .build();
  }

  /// The words for kinds.
  static List<String> kinds() {
    return List.of(Kind.PROBE.word(), Kind.ACTION.word());
  }
}
