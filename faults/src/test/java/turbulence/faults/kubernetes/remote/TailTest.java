package turbulence.faults.kubernetes.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
  private static String kept(int most, String text, int piece) {
    Tail tail = new Tail(most);
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += piece) {
      byte[] next = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
      tail.add(next, next.length);
    }
    return tail.text();
  }

  @Test
  void what_fits_is_kept_as_it_is() {
    assertThat(kept(10, "", 3)).isEmpty();
    assertThat(kept(10, "012345678\n", 3)).isEqualTo("012345678\n");
  }

  @Test
  void of_more_the_last_lines_are_kept() {
    assertThat(kept(10, "one\ntwo\nthree\n", 3))
        .isEqualTo("[cut: the last 10 of 14 bytes are shown]\ntwo\nthree\n");
    assertThat(kept(9, "one\ntwo\nthree\n", 14))
        .isEqualTo("[cut: the last 6 of 14 bytes are shown]\nthree\n");
    assertThat(kept(4, "one\ntwo\nthree\n", 1))
        .isEqualTo("[cut: the last 0 of 14 bytes are shown]\n");
  }

  @Test
  void pieces_do_not_matter() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 3000; line++) {
      text.append("→".repeat(random.nextInt(30))).append(line).append('\n');
    }
    for (int most : new int[] {1, 100, 5000, 40_000}) {
      String whole = kept(most, text.toString(), text.length() * 3);
      assertThat(kept(most, text.toString(), 1 + random.nextInt(9000))).isEqualTo(whole);
      assertThat(text.toString()).endsWith(whole.substring(whole.indexOf('\n') + 1));
      assertThat(whole.substring(whole.indexOf('\n') + 1).getBytes(UTF_8).length)
          .isLessThanOrEqualTo(most)
          .isGreaterThan(most - 100);
    }
  }
}
