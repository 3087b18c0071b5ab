package turbulence.app.cli.wizard;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// What has to be known of one step.
///
/// @param prompt whom to ask
record Questions(Prompt prompt) {

  JsonObject activity(Tool tool, boolean judged) throws Prompt.Ended {
    prompt.say("");
    prompt.say(tool.name() + (tool.doc().isBlank() ? "" : ": " + tool.doc().strip()));
    JsonObject.Builder activity =
        JsonObject.builder().put("type", tool.type()).put("name", tool.name());
    if (judged) {
      activity.put("tolerance", tolerance());
    }
    return activity.put("provider", provider(tool)).build();
  }

  private Json tolerance() throws Prompt.Ended {
    while (true) {
      Json value = value(prompt.insist("Its answer must be (a value such as true, 3 or ready)"));
      String problem = problem(value);
      if (problem.isEmpty()) {
        return value;
      }
      prompt.say(problem);
    }
  }

  /// Whether validation will take the tolerance.
  private static String problem(Json tolerance) {
    if (tolerance instanceof JsonArray array && array.isEmpty()) {
      return "A list of values must not be empty.";
    }
    if (tolerance instanceof JsonObject) {
      return "Tolerances with a type are best written in the file; give a value here.";
    }
    return tolerance == JsonNull.NULL ? "Nothing is no tolerance." : "";
  }

  private JsonObject provider(Tool tool) throws Prompt.Ended {
    JsonObject.Builder arguments = JsonObject.builder();
    for (JsonObject argument : tool.arguments()) {
      Json value = argument(argument);
      if (value != JsonNull.NULL) {
        arguments.put(argument.text("name").orElseThrow(), value);
      }
    }
    JsonObject given = arguments.build();
    JsonObject.Builder provider =
        JsonObject.builder()
            .put("type", "python")
            .put("module", tool.module())
            .put("func", tool.name());
    return (given.isEmpty() ? provider : provider.put("arguments", given)).build();
  }

  /// The value of an argument, null where its default will do.
  private Json argument(JsonObject argument) throws Prompt.Ended {
    Json fallback = argument.get("default");
    String type = argument.text("type").orElse("");
    String question =
        "  "
            + argument.text("name").orElseThrow()
            + (type.isEmpty() ? "" : " (" + type + ")")
            + (fallback == null ? "" : " [" + shown(fallback) + "]");
    while (true) {
      String answer = fallback == null ? prompt.insist(question) : prompt.ask(question);
      if (answer.isEmpty()) {
        return JsonNull.NULL;
      }
      Json value = type.equals("string") ? text(answer) : value(answer);
      if (isOf(type, value)) {
        return value;
      }
      prompt.say("  Please give a value of type " + type + ".");
    }
  }

  private static String shown(Json value) {
    return value instanceof JsonText(String text) ? text : value.toString();
  }

  private static boolean isOf(String type, Json value) {
    return switch (type) {
      case "integer" -> value instanceof JsonNumber number && number.isWhole();
      case "number" -> value instanceof JsonNumber;
      case "boolean" -> value instanceof JsonBool;
      case "list", "set", "tuple" -> value instanceof JsonArray;
      case "mapping", "object" -> value instanceof JsonObject;
      default -> true;
    };
  }

  /// What was typed as JSON when it is, and as a text otherwise.
  static Json value(String typed) {
    try {
      return JsonReader.read(typed);
    } catch (JsonMalformed _) {
      return new JsonText(typed);
    }
  }

  /// A text may be typed with or without quotes.
  private static Json text(String typed) {
    return value(typed) instanceof JsonText quoted ? quoted : new JsonText(typed);
  }
}
