package turbulence.faults.kubernetes.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GatheredTest {
  private static String kept(int most, String... pieces) {
    Gathered gathered = new Gathered(most);
    for (String piece : pieces) {
      byte[] bytes = piece.getBytes(UTF_8);
      gathered.add(bytes, 0, bytes.length);
    }
    return gathered.text();
  }

  @Test
  void what_fits_is_kept_as_it_is() {
    assertThat(kept(10)).isEmpty();
    assertThat(kept(10, "01234", "56789")).isEqualTo("0123456789");
  }

  @Test
  void what_is_cut_ends_with_a_whole_letter() {
    assertThat(kept(4, "abcde")).isEqualTo("abcd\n[cut: 4 of 5 bytes are shown]\n");
    assertThat(kept(4, "ab", "→c")).isEqualTo("ab\n[cut: 2 of 6 bytes are shown]\n");
    assertThat(kept(5, "ab→c")).isEqualTo("ab→\n[cut: 5 of 6 bytes are shown]\n");
    assertThat(kept(5, "a🎉b")).isEqualTo("a🎉\n[cut: 5 of 6 bytes are shown]\n");
    assertThat(kept(4, "a🎉b")).isEqualTo("a\n[cut: 1 of 6 bytes are shown]\n");
  }

  @Test
  void pieces_do_not_matter() {
    Random random = new Random(7);
    byte[] all = "ab→c🎉é".repeat(500).getBytes(UTF_8);
    for (int most : new int[] {1, 100, 4096, all.length}) {
      Gathered gathered = new Gathered(most);
      int at = 0;
      while (at < all.length) {
        int length = Math.min(all.length - at, random.nextInt(900));
        gathered.add(all, at, length);
        at += length;
      }
      assertThat(gathered.text()).isEqualTo(kept(most, new String(all, UTF_8)));
      assertThat(gathered.text()).doesNotContain("\uFFFD");
    }
  }
}
