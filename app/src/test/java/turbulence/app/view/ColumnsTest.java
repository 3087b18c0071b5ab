package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  @ParameterizedTest
  @CsvSource({"abc,3", "日本,4", "e\u0301,1", "😀,2", "\u200b,0", "é,1"})
  void width_is_what_a_terminal_takes(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"hello,5,hello", "hello,4,hel…", "日本語,5,日本…", "日本語,4,日…", "hello,0,''"})
  void long_text_is_cut(String text, int columns, String cut) {
    assertThat(Columns.cut(text, columns, "…")).isEqualTo(cut);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_the_text_a_cut_fits_and_steers_no_terminal(long seed) {
    Random random = new Random(seed);
    int[] letters = {'a', ' ', 0x1b, '\n', '\r', 0x65e5, 0x301, 0x1F600, 0xD800, 0x9b, 0x7f, '['};
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      int columns = random.nextInt(25);
      String cut = Columns.cut(text.toString(), columns, i % 2 == 0 ? "…" : "...");
      assertThat(Columns.of(cut)).as("seed %s", seed).isLessThanOrEqualTo(columns);
      assertThat(cut.chars()).noneMatch(Character::isISOControl);
    }
  }

  @Test
  void long_lines_are_wrapped_at_blanks() {
    assertThat(Columns.wrap("aaa bbb ccc\nddd", 2, 9)).isEqualTo("aaa bbb\n  ccc\n  ddd");
    assertThat(Columns.wrap("aaaaaaaaaaaaaa b", 2, 9)).isEqualTo("aaaaaaaaaaaaaa\n  b");
    assertThat(Columns.wrap("a\u001b[31mb", 0, 20)).isEqualTo("a [31mb");
  }
}
