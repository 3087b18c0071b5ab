package turbulence.faults.kubernetes.crd;

import java.nio.charset.StandardCharsets;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Objects that are written down as texts.
final class Written {
  private Written() {}

  /// @throws IllegalArgumentException when it is none
  static JsonObject json(String text) {
    try {
      return object(JsonReader.read(text));
    } catch (JsonMalformed e) {
      throw new IllegalArgumentException("'resource' is no JSON: " + e.getMessage(), e);
    }
  }

  /// @throws IllegalArgumentException when it is none
  static JsonObject yaml(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return object(DocumentParser.yaml("resource", bytes).tree());
    } catch (DocumentUnreadable e) {
      throw new IllegalArgumentException("'resource' is no YAML: " + e.getMessage(), e);
    }
  }

  private static JsonObject object(Json json) {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("'resource' must hold an object, not " + json.kind());
  }
}
