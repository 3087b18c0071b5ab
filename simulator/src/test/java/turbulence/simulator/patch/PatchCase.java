package turbulence.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.schema.Type;

/// One line of a table: an object, a patch, and what comes of it.
record PatchCase(JsonObject line) {

  static Stream<PatchCase> of(String table) {
    try (InputStream text = PatchCase.class.getResourceAsStream(table)) {
      Json lines = JsonReader.read(Objects.requireNonNull(text).readAllBytes());
      return ((JsonArray) lines).items().stream().map(line -> new PatchCase((JsonObject) line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(Function<Json, Patch> patch, Type type) {
    Json text = line.find("patch").orElse(JsonNull.NULL);
    if (line.get("expected") instanceof JsonObject expected) {
      JsonObject outcome = patch.apply(text).applyTo(line.object("doc"), type);
      assertThat(outcome).isEqualTo(expected);
      return;
    }
    PatchRefused refused =
        catchThrowableOfType(
            PatchRefused.class, () -> patch.apply(text).applyTo(line.object("doc"), type));
    assertThat(refused).isNotNull();
    assertThat(Json.of(refused.code())).isEqualTo(line.get("code"));
    line.text("message").ifPresent(message -> assertThat(refused.message()).isEqualTo(message));
  }

  @Override
  public String toString() {
    return line.text("name").orElse("");
  }
}
