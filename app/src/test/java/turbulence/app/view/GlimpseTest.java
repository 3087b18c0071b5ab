package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;

class GlimpseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | 200
          [200, 201] | one of [200,201]
          {"type": "regex", "target": "stdout", "pattern": "^ok"} | stdout to match ^ok
          {"type": "jsonpath", "path": "$.items[*]"} | $.items[*]
          {"type": "jsonpath", "path": "$.items[*]", "count": 2} | $.items[*] 2 times
          {"type": "jsonpath", "path": "$.a", "count": 0, "target": "body"} | body $.a 0 times
          {"type": "jsonpath", "path": "$.a", "expect": "up"} | $.a to be up
          {"type": "range", "range": [1, 2]} | in range [1,2]
          """)
  void what_is_expected_is_told_in_a_few_words(String tolerance, String words)
      throws JsonMalformed {
    assertThat(Glimpse.expected(JsonReader.read(tolerance))).isEqualTo(words);
  }
}
