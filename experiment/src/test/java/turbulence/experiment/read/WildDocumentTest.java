package turbulence.experiment.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes gives a document or a complaint, soon and in little memory.
class WildDocumentTest {
  private static final long SOON = 5_000_000_000L;
  private static final int LARGE = 16 << 20;
  private static final String SAMPLE =
      """
      title: &t "Are we é😀?"
      configuration: {a: *t, b: 1:30, c: !!str 5, d: 2020-01-02, <<: {e: .5, f: ~}}
      method:
      - type: action
        arguments: >-
          folded
          text
        ? key
        : - [x, 'it''s', "\\u00e9\\n"]
      - |
        literal
      """;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void random_bytes_are_read_or_refused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      readOrRefuse(bytes);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void texts_cut_off_or_stirred_are_read_or_refused(long seed) {
    Random random = new Random(seed);
    byte[] whole = SAMPLE.getBytes(UTF_8);
    byte[] signs = "{}[]&*!|>'\"%@`?:-, \n\t#~<0\0\u007f".getBytes(UTF_8);
    for (int i = 0; i < 2000; i++) {
      readOrRefuse(Arrays.copyOf(whole, random.nextInt(whole.length)));
      byte[] stirred = whole.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        stirred[random.nextInt(whole.length)] = signs[random.nextInt(signs.length)];
      }
      readOrRefuse(stirred);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n", "a", "'x', ", "#\n", "- 2020-01-01\n", "- |\n x\n", "\0", "é"})
  void sixteen_mebibytes_of_the_same_are_read_or_refused_soon(String piece) {
    byte[] one = piece.getBytes(UTF_8);
    byte[] bytes = new byte[LARGE];
    for (int i = 0; i < LARGE; i++) {
      bytes[i] = one[i % one.length];
    }
    if (piece.endsWith(" ")) {
      bytes[0] = '[';
      bytes[LARGE - 1] = ']';
    }
    readOrRefuseSoon(bytes);
  }

  @Test
  void alias_bombs_are_refused_soon() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 11; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
    }
    assertThat(complaint(bomb.toString())).contains("aliases written out");
    String merges = "a: &a {b: 1}\n" + "c: {<<: *a}\n".repeat(200);
    assertThat(complaint(merges)).contains("more than 100 aliases");
  }

  @Test
  void depth_is_refused_soon() {
    for (String piece : new String[] {"[", "{a: ", "- ", "? "}) {
      assertThat(complaint(piece.repeat(100_000))).contains("nested deeper than 500 levels");
    }
  }

  private static String complaint(String text) {
    return readOrRefuseSoon(text.getBytes(UTF_8));
  }

  /// Time is counted in the processor's seconds, so that a busy machine fails no test.
  private static String readOrRefuseSoon(byte[] bytes) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    String complaint = readOrRefuse(bytes);
    long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    assertThat(taken).isLessThan(SOON);
    return complaint;
  }

  /// The complaint, or nothing when there is a document.
  private static String readOrRefuse(byte[] bytes) {
    try {
      Document document = DocumentParser.yaml("wild.yaml", bytes);
      Position position = document.positions().of(TreePath.TOP.item(1).field("method").item(0));
      assertThat(position.line()).isPositive();
      assertThat(document.tree().toString()).isNotEmpty();
      return "";
    } catch (DocumentUnreadable unreadable) {
      assertThat(unreadable.position().line()).isPositive();
      assertThat(unreadable.getMessage())
          .startsWith("wild.yaml, line ")
          .doesNotContain("snakeyaml");
      return unreadable.getMessage();
    }
  }
}
