package turbulence.experiment.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.Table;
import turbulence.json.Json;
import turbulence.json.JsonArray;

class PythonRegexTest {
  private static final String WILD = "ab1_ .*+?|()[]{}^$\\-,:=!<>#&PiwsdBZAxu0'\n";

  @Test
  void patterns_find_what_they_find_in_python() throws Exception {
    List<JsonArray> rows = Table.rows(getClass(), "regex.jsonl");
    JsonArray texts = (JsonArray) rows.removeFirst().get(2);
    List<String> wrong = new ArrayList<>();
    for (JsonArray row : rows) {
      String outcome = outcome(Table.text(row.get(0)), texts);
      String wanted = row.get(1) + " " + row.get(2);
      if (!outcome.equals(wanted)) {
        wrong.add(row.get(0) + ": " + outcome + ", not " + wanted);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String outcome(String pattern, JsonArray texts) throws InterruptedException {
    try {
      PythonRegex regex = PythonRegex.compile(pattern);
      List<Json> found = new ArrayList<>();
      for (Json text : texts) {
        if (regex.search(Table.text(text))) {
          found.add(text);
        }
      }
      return "\"found\" " + new JsonArray(found);
    } catch (BadPattern e) {
      return "\"refused\" " + Json.of(e.classic());
    }
  }

  @Test
  void what_cannot_be_translated_is_named_with_its_place() {
    assertThatThrownBy(() -> PythonRegex.compile("x(a)(?(1)b|c)"))
        .isInstanceOf(BadPattern.class)
        .hasMessage("not supported: a group that depends on another, (?(...)...), at position 4");
    assertThatThrownBy(() -> PythonRegex.compile("(?<=(?=(a))b\\1)"))
        .isInstanceOf(BadPattern.class);
    assertThatThrownBy(() -> PythonRegex.compile("(".repeat(300) + ")".repeat(300)))
        .isInstanceOf(BadPattern.class)
        .hasMessageStartingWith("not supported: more than 250 groups in each other");
  }

  @Test
  void what_python_refuses_is_refused_in_its_words() {
    assertThatThrownBy(() -> PythonRegex.compile("ab["))
        .isInstanceOf(BadPattern.class)
        .hasMessage("unterminated character set at position 2");
  }

  @Test
  @Timeout(20)
  void an_interrupt_ends_a_search_that_goes_astray() throws Exception {
    PythonRegex regex = PythonRegex.compile("(a|aa|a.)+$");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> regex.search("a".repeat(200) + "\n\n"))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void long_texts_need_no_deep_stack_of_the_caller() throws Exception {
    assertThat(PythonRegex.compile("(.|\\n)*end").search("line\n".repeat(20_000) + "end")).isTrue();
  }

  @Test
  void a_text_beyond_every_stack_has_no_answer() throws Exception {
    PythonRegex regex = PythonRegex.compile("(.|\\n)*end");
    assertThatThrownBy(() -> regex.search("line\n".repeat(1_000_000)))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("5000000 characters");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void any_pattern_compiles_or_is_refused(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 5_000; i++) {
      String pattern = wild(random);
      try {
        assertThat(PythonRegex.compile(pattern)).hasToString(pattern);
      } catch (BadPattern refused) {
        assertThat(refused.position()).as(pattern).isBetween(0, pattern.length());
      }
    }
  }

  private static String wild(RandomGenerator random) {
    StringBuilder pattern = new StringBuilder();
    for (int n = random.nextInt(20); n > 0; n--) {
      pattern.append(WILD.charAt(random.nextInt(WILD.length())));
    }
    return pattern.toString();
  }
}
