package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> WORDS = List.of("method", "rollbacks", "title");

  @Test
  void a_word_that_is_nearly_known_is_suggested() {
    assertThat(Suggestion.of("rolbacks", WORDS)).isEqualTo("; did you mean 'rollbacks'?");
    assertThat(Suggestion.of("Method", WORDS)).isEqualTo("; did you mean 'method'?");
  }

  @Test
  void swapped_letters_are_one_mistake() {
    assertThat(Suggestion.of("tilte", WORDS)).isEqualTo("; did you mean 'title'?");
  }

  @Test
  void a_word_that_is_like_none_gets_no_suggestion() {
    assertThat(Suggestion.of("provider", WORDS)).isEmpty();
  }
}
