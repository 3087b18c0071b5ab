package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Names the type of what it was given, in Python's words, and answers it.
@AlsoNamed(value = "lab:typ", instead = true)
public record Typ(@Nullable Json v) implements Probe {
  @Override
  public Json observe(Scope scope) {
    Json given = Json.of(v);
    return JsonArray.of(word(given), given);
  }

  private static String word(Json value) {
    return switch (value) {
      case JsonObject object -> "dict";
      case JsonArray array -> "list";
      case JsonText text -> "str";
      case JsonNumber number -> number.isWhole() ? "int" : "float";
      case JsonBool flag -> "bool";
      case JsonNull none -> "NoneType";
    };
  }
}
