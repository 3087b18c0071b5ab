package turbulence.simulator.injection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// What every sidecar consists of; read when the first is needed.
final class Parts {
  private static final JsonObject ALL = read();

  static final JsonObject INITIAL = ALL.object("initial");
  static final JsonObject PROXY = ALL.object("proxy");
  static final JsonArray VOLUMES = ALL.array("volumes");

  private Parts() {}

  private static JsonObject read() {
    try (@Nullable InputStream found = Parts.class.getResourceAsStream("sidecar.yaml")) {
      if (found == null) {
        throw new IllegalStateException("sidecar.yaml is missing in the program");
      }
      String text = new String(found.readAllBytes(), StandardCharsets.UTF_8);
      Json tree = YamlReader.read(text, Limits.DOCUMENT, null);
      return tree instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (IOException | YamlMalformed e) {
      throw new IllegalStateException("sidecar.yaml cannot be read", e);
    }
  }
}
