package turbulence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes gives a tree or a complaint of ours, soon.
class WildTextTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int LARGE = 16 << 20;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void random_bytes_are_read_or_refused(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      readOrRefuse(bytes);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void texts_cut_off_or_with_a_byte_changed_are_read_or_refused(long seed) throws IOException {
    Random random = new Random(seed);
    RandomJson trees = new RandomJson(seed);
    for (int i = 0; i < 300; i++) {
      byte[] whole = JsonWriter.pretty(trees.tree(5), 1).getBytes(StandardCharsets.UTF_8);
      readOrRefuse(Arrays.copyOf(whole, random.nextInt(whole.length + 1)));
      whole[random.nextInt(whole.length)] = (byte) random.nextInt();
      readOrRefuse(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "[[],",
        "[{},",
        "1",
        "\"",
        "\\",
        "\0",
        "[1],",
        "[\"ab\",",
        "0.1,",
        "é"
      })
  void sixteen_mebibytes_of_the_same_are_read_or_refused(String piece) {
    byte[] bytes = (piece.repeat(LARGE / piece.length())).getBytes(StandardCharsets.UTF_8);
    byte[] inArray = ("[" + piece.repeat(LARGE / piece.length())).getBytes(StandardCharsets.UTF_8);
    inArray[inArray.length - 1] = ']';
    Assertions.assertTimeout(SOON, () -> readOrRefuse(Arrays.copyOf(bytes, LARGE)));
    Assertions.assertTimeout(SOON, () -> readOrRefuse(Arrays.copyOf(inArray, LARGE)));
  }

  @Test
  void many_names_in_one_object_are_read_soon() {
    StringBuilder text = new StringBuilder("{\"a\":0");
    for (int i = 0; i < 900_000; i++) {
      text.append(",\"").append(i).append("\":").append(i);
    }
    byte[] bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    Assertions.assertTimeout(
        SOON, () -> assertThat(((JsonObject) JsonReader.read(bytes)).size()).isEqualTo(900_001));
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    String fromBytes;
    try {
      fromBytes = JsonReader.read(bytes).kind();
    } catch (JsonMalformed malformed) {
      fromBytes = malformed.getMessage();
    }
    try {
      assertThat(JsonReader.read(new ByteArrayInputStream(bytes), Limits.DOCUMENT).kind())
          .isEqualTo(fromBytes);
    } catch (JsonMalformed malformed) {
      assertThat(malformed).hasMessage(fromBytes);
    }
  }
}
