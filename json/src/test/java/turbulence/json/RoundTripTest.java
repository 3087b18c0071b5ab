package turbulence.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private static final int TREES = 200;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_tree_reads_back_equal(long seed) throws IOException {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < TREES; i++) {
      Json tree = random.tree(5);
      assertThat(JsonReader.read(JsonWriter.compact(tree))).isEqualTo(tree);
      assertThat(JsonReader.read(JsonWriter.pretty(tree, 2))).isEqualTo(tree);
      assertThat(JsonReader.read(JsonWriter.compact(tree).getBytes(UTF_8))).isEqualTo(tree);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7, 8})
  void any_stream_of_any_encoding_reads_back_equal(long seed) throws IOException {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < TREES; i++) {
      Json tree = JsonArray.of(random.tree(5));
      for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
        byte[] bytes = JsonWriter.pretty(tree, 1).getBytes(charset);
        assertThat(JsonReader.read(dribble(bytes), Limits.LIST)).isEqualTo(tree);
        assertThat(JsonReader.read(bytes)).isEqualTo(tree);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {9, 10})
  void streams_get_what_strings_get(long seed) throws IOException {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < TREES; i++) {
      Json tree = random.tree(6);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      JsonWriter.write(tree, out, 2);
      StringBuilder text = new StringBuilder();
      JsonWriter.write(tree, text, 2);
      assertThat(out.toString(UTF_8))
          .isEqualTo(JsonWriter.pretty(tree, 2))
          .isEqualTo(text.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void every_value_stands_where_the_walk_says(long seed) throws IOException {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < TREES; i++) {
      String text = JsonWriter.pretty(random.tree(5), 1);
      JsonReader.walk(text.getBytes(UTF_8), Limits.DOCUMENT, new PlaceCheck(text));
    }
  }

  /// Compares what is told with what stands there.
  private record PlaceCheck(List<String> lines) implements JsonEvents {
    PlaceCheck(String text) {
      this(List.of(text.split("\n", -1)));
    }

    @Override
    public void open(boolean object, int line, int column) {
      assertStands(object ? "{" : "[", line, column);
    }

    @Override
    public void name(String name, int line, int column) {
      leaf(new JsonText(name), line, column);
    }

    @Override
    public void leaf(Json value, int line, int column) {
      assertStands(JsonWriter.compact(value), line, column);
    }

    @Override
    public void close(boolean object) {}

    private void assertStands(String text, int line, int column) {
      String there = lines.get(line - 1);
      assertThat(there.substring(there.offsetByCodePoints(0, column - 1))).startsWith(text);
    }
  }

  @Test
  void texts_longer_than_every_buffer_read_back_equal() throws IOException {
    Json tree = JsonArray.of("x".repeat(100_000), "é\n😀".repeat(50_000), "\ud800".repeat(20_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter.write(tree, out, -1);
    assertThat(JsonReader.read(dribble(out.toByteArray()), Limits.LIST)).isEqualTo(tree);
  }

  /// A stream that gives few bytes at a time, as networks do.
  private static InputStream dribble(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(length, 1 + bytes.length % 7));
      }
    };
  }
}
