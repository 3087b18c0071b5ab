package turbulence.simulator.protobuf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// A body that kubectl sent, and the same object in JSON.
record Recorded(String base64, JsonObject object) {
  static List<Recorded> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("created.txt"))) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      List<Recorded> all = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 2) {
        Json object = JsonReader.read(lines.get(i + 1));
        all.add(new Recorded(lines.get(i), (JsonObject) object));
      }
      return all;
    }
  }

  byte[] body() {
    return Base64.getDecoder().decode(base64);
  }

  @Override
  public String toString() {
    return object.text("kind").orElse("?") + " " + object.object("metadata");
  }
}
