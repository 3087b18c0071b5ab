package turbulence.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Recorded facts beside a test: one JSON array on each line.
public final class Table {
  private Table() {}

  public static List<JsonArray> rows(Class<?> test, String name) throws IOException {
    try (InputStream file = test.getResourceAsStream(name)) {
      List<JsonArray> rows = new ArrayList<>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        rows.add((JsonArray) JsonReader.read(line));
      }
      return rows;
    }
  }

  public static String text(Json value) {
    return ((JsonText) value).value();
  }

  public static Json json(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
