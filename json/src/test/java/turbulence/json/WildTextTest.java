package turbulence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes gives a tree or a complaint of ours, soon.
class WildTextTest {
  private static final long SOON = 5_000_000_000L;
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
  void sixteen_mebibytes_of_the_same_are_read_or_refused_soon(String piece) throws IOException {
    byte[] one = piece.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[LARGE];
    for (int i = 0; i < LARGE; i++) {
      bytes[i] = one[i % one.length];
    }
    readOrRefuseSoon(bytes);
    System.arraycopy(bytes, 0, bytes, 1, LARGE - 2);
    bytes[0] = '[';
    bytes[LARGE - 1] = ']';
    readOrRefuseSoon(bytes);
  }

  @Test
  void many_names_in_one_object_are_read_soon() throws IOException {
    StringBuilder text = new StringBuilder("{\"a\":0");
    for (int i = 0; i < 900_000; i++) {
      text.append(",\"").append(i).append("\":").append(i);
    }
    byte[] bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    readOrRefuseSoon(bytes);
    assertThat(((JsonObject) JsonReader.read(bytes)).size()).isEqualTo(900_001);
  }

  /// Time is counted in the processor's seconds, so that a busy machine fails no test.
  private static void readOrRefuseSoon(byte[] bytes) throws IOException {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    readOrRefuse(bytes);
    long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    assertThat(taken).isLessThan(SOON);
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
