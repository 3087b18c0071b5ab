package turbulence.faults.kubernetes.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  private static List<String> words(String line) {
    return CommandWords.of(line);
  }

  @Test
  void words_stand_between_spaces() {
    assertThat(words("")).isEmpty();
    assertThat(words(" \t\n ")).isEmpty();
    assertThat(words(" ls  -l\t/tmp\n")).containsExactly("ls", "-l", "/tmp");
    assertThat(words("echo $HOME *.txt; ls | wc > x # no"))
        .containsExactly("echo", "$HOME", "*.txt;", "ls", "|", "wc", ">", "x", "#", "no");
  }

  @Test
  void quotes_hold_words_together() {
    assertThat(words("sh -c 'echo \"a  b\"'")).containsExactly("sh", "-c", "echo \"a  b\"");
    assertThat(words("a'b c'd\"e f\"")).containsExactly("ab cde f");
    assertThat(words("'' \"\"")).containsExactly("", "");
    assertThat(words("'a\\'")).containsExactly("a\\");
  }

  @Test
  void backslashes_take_meaning_away() {
    assertThat(words("a\\ b \\'c \\\\")).containsExactly("a b", "'c", "\\");
    assertThat(words("\"a\\\"b\\\\c\\nd\\$\"")).containsExactly("a\"b\\c\\nd\\$");
  }

  @Test
  void what_is_not_closed_is_refused() {
    assertThatThrownBy(() -> words("it's")).hasMessageContaining("a ' is not closed");
    assertThatThrownBy(() -> words("say \"x")).hasMessageContaining("a \" is not closed");
    assertThatThrownBy(() -> words("say \"x\\\"")).hasMessageContaining("a \" is not closed");
    assertThatThrownBy(() -> words("x\\")).hasMessageContaining("nothing follows the last \\");
  }
}
