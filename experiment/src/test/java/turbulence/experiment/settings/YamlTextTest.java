package turbulence.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class YamlTextTest {
  @Test
  void trees_become_blocks() throws JsonMalformed {
    Json tree =
        JsonReader.read(
            """
            {"a": {"b": [1, {"c": null, "d": [true]}, [2, [3]], [], {}]}, "e": {}, "f": "x: y"}
            """);
    assertThat(YamlText.of(tree, 2))
        .isEqualTo(
            """
            a:
              b:
              - 1
              - c: null
                d:
                - true
              -
                - 2
                -
                  - 3
              - []
              - {}
            e: {}
            f: "x: y"
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain text     | plain text
          it's (a) test  | it's (a) test
          yes            | "yes"
          Null           | "Null"
          N              | "N"
          1e3            | "1e3"
          0x1f           | "0x1f"
          2026-11-21     | "2026-11-21"
          a: b           | "a: b"
          a #b           | "a #b"
          - a            | "- a"
          ~              | "~"
          .inf           | ".inf"
          é              | "é"
          """)
  void texts_are_quoted_when_somebody_could_misread_them(String text, String yaml) {
    assertThat(YamlText.of(Json.of(text), 2)).isEqualTo(yaml + "\n");
  }

  @Test
  void what_yaml_holds_for_line_breaks_is_escaped() {
    assertThat(YamlText.of(Json.of("a\u0085b\u2028c\n\u007f\ufeff"), 2))
        .isEqualTo("\"a\\u0085b\\u2028c\\n\\u007f\\ufeff\"\n");
  }

  @Test
  void real_numbers_keep_the_dot_that_yaml_wants() {
    assertThat(YamlText.of(JsonArray.of(1.0, 1e22, 1.5e-7, Double.NaN, -1.0 / 0, 3), 2))
        .isEqualTo("- 1.0\n- 1.0e+22\n- 1.5e-07\n- .nan\n- -.inf\n- 3\n");
  }

  @Test
  void names_are_quoted_as_texts_are() {
    assertThat(YamlText.of(JsonObject.of("on", 1, "a.b", 2), 4)).isEqualTo("\"on\": 1\na.b: 2\n");
  }
}
