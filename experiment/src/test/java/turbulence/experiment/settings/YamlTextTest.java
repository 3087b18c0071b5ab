package turbulence.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_is_written_reads_back_equal(long seed) throws DocumentUnreadable {
    Random random = new Random(seed);
    for (int i = 0; i < 800; i++) {
      Json tree = tree(random, 4);
      byte[] text = YamlText.of(tree, 2 + 2 * (i % 2)).getBytes(StandardCharsets.UTF_8);
      assertThat(DocumentParser.yaml("x", text).tree()).as("seed %s", seed).isEqualTo(tree);
    }
  }

  private static Json tree(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 6);
    return switch (kind) {
      case 0 -> Json.of(random.nextLong());
      case 1 -> Json.of(random.nextInt(100));
      case 2 -> Json.of(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
      case 3 -> Json.of(random.nextInt(3) == 0 ? null : (Object) random.nextBoolean());
      case 4, 5 -> Json.of(text(random));
      case 6 -> {
        JsonObject.Builder fields = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
          fields.put(text(random), tree(random, depth - 1));
        }
        yield fields.build();
      }
      default -> {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(tree(random, depth - 1));
        }
        yield new JsonArray(items);
      }
    };
  }

  private static String text(Random random) {
    String[] pieces = {
      "a",
      "yes",
      "No",
      "~",
      " ",
      ": ",
      " #",
      "- ",
      "\n",
      "\t",
      "'",
      "\"",
      "\\",
      "1",
      "0x1",
      "é",
      "😀",
      "\u2028",
      "\u0085",
      "\u0000",
      "<<",
      "=",
      "2026-11-21",
      ".",
      "1:30",
      "%",
      "@",
      "null",
      "(",
      "\u007f",
      "\ufeff"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
