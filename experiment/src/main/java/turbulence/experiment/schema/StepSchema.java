package turbulence.experiment.schema;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Argument;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Listed;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The schema of a step's arguments. Any of them may be a `${name}` instead.
final class StepSchema {
  private StepSchema() {}

  static JsonObject of(Listed step) {
    JsonObject.Builder properties = JsonObject.builder();
    List<Json> required = new ArrayList<>();
    for (Argument argument : Arguments.of(step.step()).list()) {
      properties.put(argument.name(), argument(argument));
      if (argument.required()) {
        required.add(Json.of(argument.name()));
      }
    }
    JsonObject schema =
        Forms.type("object")
            .with("properties", properties.build())
            .with("additionalProperties", false);
    return required.isEmpty() ? schema : schema.with("required", new JsonArray(required));
  }

  private static JsonObject argument(Argument argument) {
    JsonObject value =
        switch (argument.type()) {
          case "string", "integer", "number", "boolean" -> Forms.type(argument.type());
          case "list" -> Forms.type("array");
          case "mapping" -> Forms.type("object");
          case "string|list" -> Forms.anyOf(Forms.type("string"), Forms.type("array"));
          default -> JsonObject.EMPTY;
        };
    JsonObject schema =
        value.isEmpty() || argument.type().equals("string")
            ? value
            : Forms.anyOf(value, Forms.type("string").with("pattern", "\\$"));
    return schema.with("description", argument.about());
  }
}
