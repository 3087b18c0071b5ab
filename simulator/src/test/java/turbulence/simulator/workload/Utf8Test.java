package turbulence.simulator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void bytes_come_back_as_they_were_however_they_are_cut() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = random.nextBoolean() ? wild(random) : text(random);
      Utf8 reader = new Utf8();
      StringBuilder all = new StringBuilder();
      int from = 0;
      while (from < bytes.length) {
        int to = from + 1 + random.nextInt(bytes.length - from);
        all.append(reader.next(Arrays.copyOfRange(bytes, from, to)));
        from = to;
      }
      all.append(reader.rest());
      assertThat(Utf8.bytes(all.toString())).isEqualTo(bytes);
      assertThat(Utf8.bytes(Utf8.text(bytes))).isEqualTo(bytes);
    }
  }

  private static byte[] wild(Random random) {
    byte[] bytes = new byte[random.nextInt(30)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      text.appendCodePoint(new int[] {'a', 'é', '€', 0x1f30a, '\n'}[random.nextInt(5)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void text_stays_text() {
    byte[] wave = "a🌊b".getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.text(wave)).isEqualTo("a🌊b");
    Utf8 reader = new Utf8();
    assertThat(reader.next(Arrays.copyOf(wave, 3))).isEqualTo("a");
    assertThat(reader.next(Arrays.copyOfRange(wave, 3, wave.length))).isEqualTo("🌊b");
  }
}
