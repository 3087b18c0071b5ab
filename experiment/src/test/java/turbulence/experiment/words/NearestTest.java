package turbulence.experiment.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("method", "rollbacks", "title");

  @Test
  void a_word_that_is_nearly_known_is_suggested() {
    assertThat(Nearest.hint("rolbacks", WORDS)).isEqualTo("; did you mean 'rollbacks'?");
  }

  @Test
  void capitals_do_not_matter() {
    assertThat(Nearest.of("Method", WORDS)).contains("method");
  }

  @Test
  void swapped_letters_are_one_mistake() {
    assertThat(Nearest.of("tilte", WORDS)).contains("title");
  }

  @Test
  void the_beginning_of_a_word_is_close_to_it() {
    assertThat(Nearest.of("roll", WORDS)).contains("rollbacks");
  }

  @Test
  void a_word_that_is_like_none_gets_no_suggestion() {
    assertThat(Nearest.hint("provider", WORDS)).isEmpty();
  }
}
