package turbulence.simulator.api.edge;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// What Go's JSON decoder says of a text that is none.
final class GoJson {
  private GoJson() {}

  /// Go's word for a kind of value.
  static String kind(Json value) {
    return switch (value) {
      case JsonArray _ -> "array";
      case JsonText _ -> "string";
      case JsonNumber _ -> "number";
      case JsonBool _ -> "bool";
      default -> "object";
    };
  }

  /// Finds the first character that does not belong, and names it as Go does.
  static String complaint(String text, JsonMalformed malformed) {
    String found = new GoScanner(text).complaint();
    return found.isEmpty() ? malformed.problem() : found;
  }
}
