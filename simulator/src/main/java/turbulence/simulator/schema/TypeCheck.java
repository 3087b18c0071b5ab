package turbulence.simulator.schema;

import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Whether a value is of the type that a schema names.
record TypeCheck(String path, JsonObject schema) {

  Optional<Fault> check(Json given) {
    String wanted =
        Json.of(true).equals(schema.get("x-kubernetes-int-or-string"))
            ? "integer,string"
            : schema.text("type").orElse("");
    String actual = name(given);
    boolean fits =
        wanted.isEmpty() || (given instanceof JsonNull ? nullable() : fits(given, actual, wanted));
    return fits
        ? Optional.empty()
        : Optional.of(Fault.type(path, Json.of(actual), message(wanted, actual)));
  }

  private boolean nullable() {
    return Json.of(true).equals(schema.get("nullable"));
  }

  private static boolean fits(Json given, String actual, String wanted) {
    if (given instanceof JsonNumber number && !wanted.equals("string")) {
      boolean whole = number.isWhole() || number.doubleValue() == Math.rint(number.doubleValue());
      return wanted.equals("number") || wanted.startsWith("integer") && whole;
    }
    return wanted.equals(actual) || wanted.endsWith("," + actual);
  }

  private String message(String wanted, String actual) {
    return path + " in body must be of type " + wanted + ": " + GoText.quoted(actual);
  }

  /// What JSON schema calls a value.
  private static String name(Json given) {
    return switch (given) {
      case JsonNull _ -> "null";
      case JsonBool _ -> "boolean";
      case JsonText _ -> "string";
      case JsonNumber number -> number.isWhole() ? "integer" : "number";
      case JsonArray _ -> "array";
      case JsonObject _ -> "object";
    };
  }
}
