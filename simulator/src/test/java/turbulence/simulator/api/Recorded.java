package turbulence.simulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// What a real server answered, from the file of that name beside the test.
public final class Recorded {
  private Recorded() {}

  public static JsonObject object(Class<?> test, String name) {
    return (JsonObject) read(test, name);
  }

  public static JsonArray array(Class<?> test, String name) {
    return (JsonArray) read(test, name);
  }

  private static Json read(Class<?> test, String name) {
    try (InputStream file = Objects.requireNonNull(test.getResourceAsStream(name + ".json"))) {
      return JsonReader.read(file.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
