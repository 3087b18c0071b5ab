package turbulence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "100000.0, 100000.0",
    "10000000.0, 10000000.0",
    "12345678.9, 12345678.9",
    "1.2345678901234568E17, 1.2345678901234568e+17",
    "9.999999999999998E15, 9999999999999998.0",
    "1.0E15, 1000000000000000.0",
    "1.0E16, 1e+16",
    "1.5E16, 1.5e+16",
    "1.0E22, 1e+22",
    "2.0E-4, 0.0002",
    "1.0E-4, 0.0001",
    "1.0E-5, 1e-05",
    "1.25E-5, 1.25e-05",
    "1.0E-100, 1e-100",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "4.9E-324, 5e-324",
    "9.9E-324, 1e-323",
    "1.5E-323, 1.5e-323",
    "9.9E-323, 1e-322",
    "-8.9E-323, -9e-323",
    "0.30000000000000004, 0.30000000000000004",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void reals_are_written_as_python_writes_them(double value, String python) {
    assertThat(JsonWriter.compact(new JsonNumber(value))).isEqualTo(python);
  }

  @Test
  void whole_numbers_are_written_in_full() {
    Json numbers = JsonArray.of(0, -7, Long.MIN_VALUE, BigInteger.TEN.pow(30));
    assertThat(JsonWriter.compact(numbers))
        .isEqualTo("[0,-7,-9223372036854775808,1000000000000000000000000000000]");
  }

  @Test
  void compact_text_has_no_blanks() {
    Json tree = JsonObject.of("a", 1, "b c", JsonArray.of("x", true, JsonNull.NULL));
    assertThat(JsonWriter.compact(tree)).isEqualTo("{\"a\":1,\"b c\":[\"x\",true,null]}");
  }

  @Test
  void pretty_text_is_laid_out_as_python_lays_it_out() {
    Json tree =
        JsonObject.of(
            "a", JsonArray.of(1, JsonArray.EMPTY, JsonObject.EMPTY), "b", Map.of("c", "é"));
    assertThat(JsonWriter.pretty(tree, 2))
        .isEqualTo(
            """
            {
              "a": [
                1,
                [],
                {}
              ],
              "b": {
                "c": "é"
              }
            }\
            """);
  }

  @Test
  void empty_containers_and_leaves_stand_alone() {
    assertThat(JsonWriter.pretty(JsonArray.EMPTY, 2)).isEqualTo("[]");
    assertThat(JsonWriter.pretty(JsonObject.EMPTY, 2)).isEqualTo("{}");
    assertThat(JsonWriter.pretty(JsonNull.NULL, 2)).isEqualTo("null");
  }

  @Test
  void texts_are_escaped_as_python_escapes_them() {
    Json text = new JsonText("\"\\/\b\f\n\r\t\0\u001f\u007f\u2028é😀");
    assertThat(JsonWriter.compact(text))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028é😀\"");
  }

  @Test
  void a_surrogate_without_its_partner_is_escaped() {
    assertThat(JsonWriter.compact(new JsonText("a\ud800b\udc00\ud83d\ude00\udbff")))
        .isEqualTo("\"a\\ud800b\\udc00\ud83d\ude00\\udbff\"");
  }

  @Test
  void no_tree_is_too_deep() throws JsonMalformed {
    int levels = 10_000;
    Json tree = JsonNull.NULL;
    for (int i = 0; i < levels; i++) {
      tree = i % 2 == 0 ? JsonArray.of(tree) : JsonObject.of("a", tree);
    }
    String text = JsonWriter.compact(tree);
    Json back = JsonReader.read(text, new Limits(1 << 20, levels, levels + 1));
    assertThat(JsonWriter.compact(back)).isEqualTo(text);
  }
}
