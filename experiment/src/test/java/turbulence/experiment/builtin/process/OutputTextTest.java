package turbulence.experiment.builtin.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutputTextTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "'', ''",
    "68690a, 'hi\n'",
    "636166c3a9, café",
    "efbbbf636166c3a9, café",
    "636166e9, café",
    "80, €",
    "81, '\u0081'",
    "93 68 69 94, “hi”",
    "fffe6800e900, hé",
    "feff006800e9, hé",
    "fffe680000d8, 'ÿþh\0\0Ø'",
    "efbfbd, '\uFFFD'",
    "efbfbdff, 'ï¿½ÿ'",
  })
  void bytes_are_read_as_what_they_most_likely_are(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(OutputText.of(bytes)).isEqualTo(text);
  }

  @Test
  void what_is_no_utf_8_is_read_as_windows_1252() {
    Charset windows = Charset.forName("windows-1252");
    for (int b = 0x80; b < 0x100; b++) {
      byte[] bytes = {(byte) b};
      String expected = new String(bytes, windows);
      assertThat(OutputText.of(bytes))
          .isEqualTo(expected.equals("\uFFFD") ? String.valueOf((char) b) : expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_bytes_have_a_text_and_utf_8_stays_as_it_is(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    assertThat(OutputText.of(bytes)).isNotNull();
    String text =
        random
            .ints(50, 0x20, 0xD7FF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(OutputText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }
}
