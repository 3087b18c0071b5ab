package turbulence.experiment.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.Table;
import turbulence.experiment.python.NoAnswer;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class JudgeTest {
  private static final String HTTP = "{'status': 503, 'headers': {}, 'body': {'ok': false}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | HTTP | expected status 200, got 503
          [200, 204] | HTTP | expected one of the statuses 200, 204, got 503
          5 | '5' | expected 5, got '5'
          true | false | expected true, got false
          [4, 9] | 12 | expected from 4 to 9, got 12
          [4, 9, 78] | 5 | expected one of 4, 9, 78, got 5
          {'type': 'regex', 'pattern': '^b+$'} | 'abb' | expected text that matches ^b+$, got 'abb'
          {'type': 'range', 'range': [1, 2.5]} | '3' | expected a number from 1 to 2.5, got '3'
          {'type': 'jsonpath', 'path': '$.a'} | {'b': 1} | expected $.a to find something, got nothing in {'b':1}
          {'type': 'jsonpath', 'path': '$.a', 'expect': 2} | {'a': 1} | expected $.a to be 2, got 1
          {'type': 'jsonpath', 'path': '$[*]', 'expect': [1]} | [1, 2] | expected $[*] to be 1, got [1,2]
          {'type': 'jsonpath', 'path': '$[*]', 'count': 3} | [1, 2] | expected $[*] to find 3 values, got 2
          {'type': 'jsonpath', 'path': '$.x', 'expect': 1} | {} | expected $.x to be 1, got nothing
          {'type': 'jsonpath', 'path': '$.ok', 'target': 'body', 'expect': true} | HTTP | expected $.ok to be true, got false
          """)
  void a_miss_says_what_was_expected_and_what_came(String tolerance, String value, String why)
      throws InterruptedException {
    assertThat(judge(tolerance, value)).isEqualTo(Judgement.missed(why.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [4, 9] | 'x' | number and text cannot be put in order; the value is 'x'
          {'type': 'regex', 'pattern': '5'} | 5 | a pattern needs text, and this is number; the value is 5
          {'type': 'regex', 'pattern': '['} | 'a' | the pattern [ is invalid: unterminated character set at position 0; the value is 'a'
          {'type': 'range', 'range': [4, 8]} | null | null is no number; the value is null
          {'type': 'range', 'range': [4, 8]} | 'nan' | NaN has no order; the value is 'nan'
          {'type': 'range', 'range': [4, 8], 'target': 'a'} | 5 | the target 'a' needs an object, not number; the value is 5
          {'type': 'jsonpath', 'path': '$['} | 5 | the path $[ is invalid: expected a name in quotes, a number, *, : or ?, not the end at position 2; the value is 5
          {'type': 'jsonpath', 'path': '$[::0]'} | [] | a slice has a step of 0; the value is []
          1.5 | 1.5 | 1.5 is no tolerance
          """)
  void what_cannot_be_evaluated_is_a_miss_with_its_reason(
      String tolerance, String value, String because) throws InterruptedException {
    Judgement judgement = judge(tolerance, value);
    assertThat(judgement.met()).isFalse();
    assertThat(judgement.why())
        .startsWith("cannot be evaluated because " + because.replace('\'', '"'));
  }

  private static Judgement judge(String tolerance, String value) throws InterruptedException {
    Tolerance read = ToleranceReader.trust(json(tolerance));
    return Judge.judge((Tolerance.Plain) read, json(value.equals("HTTP") ? HTTP : value));
  }

  private static Json json(String text) {
    return Table.json(text.replace('\'', '"'));
  }

  @Test
  void big_values_are_cut() throws InterruptedException {
    Json big = Json.of("x".repeat(1_000_000));
    Judgement judgement = Judge.judge(new Tolerance.Equal(Json.of(1)), big);
    assertThat(judgement.why()).hasSize("expected 1, got ".length() + 81).endsWith("x…");
    Json smileys = Json.of("x" + "😀".repeat(100));
    assertThat(Judge.judge(new Tolerance.Equal(Json.of(1)), smileys).why()).endsWith("😀…");
  }

  @Test
  void a_text_that_is_json_is_searched_as_json() throws InterruptedException {
    Judgement judgement =
        judge("{'type': 'jsonpath', 'path': '$.a', 'expect': 1}", "'{\\u0022a\\u0022: 1.0}'");
    assertThat(judgement).isEqualTo(Judgement.MET);
  }

  @Test
  void another_probe_is_asked_about_the_value() {
    JsonObject probe =
        (JsonObject) json("{'type':'probe','name':'t','provider':{'arguments':{'limit':5}}}");
    Tolerance.Asks asks = (Tolerance.Asks) ToleranceReader.trust(probe);
    assertThat(asks.about(Json.of(7)))
        .hasToString(
            "{\"type\":\"probe\",\"name\":\"t\",\"provider\":{\"arguments\":{\"limit\":5,\"value\":7}}}");
    assertThat(Judge.judgeAnswer(asks, Json.of("yes"))).isEqualTo(Judgement.MET);
    assertThat(Judge.judgeAnswer(asks, Json.of(0)).why())
        .isEqualTo("expected the probe 't' to agree, got 0");
  }

  @Test
  void a_probe_without_arguments_cannot_be_asked() {
    Tolerance.Asks asks =
        (Tolerance.Asks) ToleranceReader.trust(json("{'type':'probe','provider':{}}"));
    assertThatThrownBy(() -> asks.about(Json.of(7)))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("`arguments`");
  }
}
