package turbulence.simulator.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakingFileTest {
  private static List<Rule> rules(String text) throws BreakingInvalid {
    return BreakingFile.read("b.yaml", text).rules();
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(BreakingInvalid.class, () -> BreakingFile.read("b.yaml", text))
        .problems();
  }

  @Test
  void a_rule_says_whom_it_is_about_and_what_happens() throws BreakingInvalid {
    Rule rule =
        rules(
                """
                rules:
                - verbs: [list]
                  kinds: pods
                  namespaces: [shop]
                  probability: 0.5
                  latency: [100ms, 2s]
                  refuse: {code: 429, retry-after: 3}
                """)
            .getFirst();
    assertThat(rule.match())
        .isEqualTo(
            new Match(
                List.of("list"),
                List.of("pods"),
                List.of("shop"),
                List.of(),
                List.of(),
                List.of()));
    assertThat(rule.when()).isEqualTo(new When.Chance(0.5));
    assertThat(rule.delay())
        .isEqualTo(new Rule.Delay(Duration.ofMillis(100), Duration.ofSeconds(2)));
    assertThat(rule.harm())
        .isEqualTo(
            new Harm.Refuse(
                429,
                "TooManyRequests",
                "too many requests, please try again later",
                Optional.of(Duration.ofSeconds(3))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "refuse: 503      | Refuse",
        "hang: true       | Hang",
        "hang: 5s         | Hang",
        "cut: true        | Cut",
        "cut: 300         | Cut",
        "expire: true     | Expire",
        "latency: 1       | Nothing",
      })
  void every_harm_has_a_word(String line, String harm) throws BreakingInvalid {
    assertThat(rules("rules:\n- " + line).getFirst().harm().getClass().getSimpleName())
        .isEqualTo(harm);
  }

  @Test
  void moments_are_of_the_whole_cluster() throws BreakingInvalid {
    assertThat(
            BreakingFile.read("b.yaml", "moments:\n- {every: 10s, jump: -1h, expire-watches: true}")
                .moments())
        .containsExactly(
            new Moment(
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(10)),
                Optional.of(Duration.ofHours(-1)),
                true));
  }

  @Test
  void all_problems_are_told_at_once_each_under_its_path() {
    assertThat(
            problems(
                """
                rules:
                - verb: list
                - verbs: [foo]
                  first: 0
                  every: 2
                  refuse: 99
                - latency: [1s]
                  hang: x
                moments:
                - after: soon
                """))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("rules[0].verb is unknown here; known are verbs"),
            p -> assertThat(p).startsWith("rules[0] does nothing"),
            p -> assertThat(p).isEqualTo("rules[1] can have only one of first, every"),
            p -> assertThat(p).startsWith("rules[1].verbs must be of get").endsWith("not \"foo\""),
            p -> assertThat(p).startsWith("rules[1].first must be a whole number of at least 1"),
            p -> assertThat(p).startsWith("rules[1].refuse must be a whole number from 400 to 599"),
            p -> assertThat(p).startsWith("rules[2].latency must be a duration, or the least"),
            p -> assertThat(p).startsWith("rules[2].hang must be a duration such as"),
            p -> assertThat(p).startsWith("moments[0] does nothing"),
            p -> assertThat(p).startsWith("moments[0].after must be a duration such as"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "3",
        "rules: 3",
        "rules: [3]",
        "rule: []",
        "rules:\n- {latency: -1s}",
        "rules:\n- {cut: yes please}",
        "rules:\n- {refuse: {reason: x}}",
        "rules:\n- {refuse: {code: 429, codes: 1}}",
        "rules:\n- {latency: 1s, kinds: []}",
        "rules:\n- {latency: 1s, kinds: [1]}",
        "rules:\n- {latency: 1s, probability: 1.5}",
        "rules:\n- {latency: 1e300}",
        "moments:\n- {every: 0, jump: 1s}",
        "a: [",
      })
  void what_means_nothing_is_refused(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void an_empty_file_breaks_nothing() throws BreakingInvalid {
    assertThat(rules("# nothing yet")).isEmpty();
  }

  @Test
  void whatever_is_written_is_read_or_refused() {
    String[] words = {
      "rules", "moments", ":", "\n", "- ", "  ", "[", "]", "{", "}", ",", "latency", "refuse",
      "cut", "429", "1s", "true", "first", "-1", "jump", "\"", "*", "expire", "verbs", "list", "0.5"
    };
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        assertThat(rules(text.toString())).as("seed %d", seed).isNotNull();
      } catch (BreakingInvalid e) {
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
      }
    }
  }
}
