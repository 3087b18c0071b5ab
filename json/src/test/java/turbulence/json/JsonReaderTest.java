package turbulence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void reads_every_kind_of_value() throws JsonMalformed {
    Json tree =
        JsonReader.read(" { \"a\" : [ 1 , -2.5e3 , true , false , null ] , \"b\" : \"c\" } ");
    Json array = JsonArray.of(1, -2500.0, true, false, JsonNull.NULL);
    assertThat(tree).isEqualTo(JsonObject.of("a", array, "b", "c"));
  }

  @Test
  void names_keep_their_order() throws JsonMalformed {
    JsonObject tree =
        (JsonObject) JsonReader.read("{\"z\":{\"y\":1,\"x\":2},\"a\":[{\"c\":3}],\"b\":4}");
    assertThat(tree.names()).containsExactly("z", "a", "b");
    assertThat(tree.object("z").names()).containsExactly("y", "x");
  }

  @Test
  void whole_numbers_are_exact_and_reals_stay_real() throws JsonMalformed {
    String text = "[9223372036854775807,9223372036854775808,-1e2,1.0,-0,1e400,1E-2]";
    BigInteger big = BigInteger.TWO.pow(63);
    assertThat(JsonReader.read(text))
        .isEqualTo(
            JsonArray.of(Long.MAX_VALUE, big, -100.0, 1.0, 0, Double.POSITIVE_INFINITY, 0.01));
  }

  @Test
  void what_python_writes_for_no_number_is_read() throws JsonMalformed {
    assertThat(JsonReader.read("[NaN,Infinity,-Infinity]"))
        .isEqualTo(JsonArray.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void escapes_are_read_and_half_a_pair_may_stand_alone() throws JsonMalformed {
    assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00\\ud800\""))
        .isEqualTo(new JsonText("\"\\/\b\f\n\r\té😀\ud800"));
    assertThat(JsonReader.read("\"\ud800é\"")).isEqualTo(new JsonText("\ud800é"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{            | 1 |  2 | expected a name in double quotes, found the end of the text",
        "{'a':1}      | 1 |  2 | expected a name in double quotes, found \"'\"",
        "{a:1}        | 1 |  2 | expected a name in double quotes, found a",
        "{\"a\":1,}   | 1 |  8 | expected a name in double quotes, found '}'",
        "{\"a\" 1}    | 1 |  6 | expected ':' after a name, found '1'",
        "{\"a\":1 b   | 1 |  8 | expected ',' or '}', found b",
        "[1,]         | 1 |  4 | expected a value, found ']'",
        "[1 2]        | 1 |  4 | expected ',' or ']', found '2'",
        "[1           | 1 |  3 | expected ',' or ']', found the end of the text",
        "[1}          | 1 |  3 | expected ',' or ']', found '}'",
        "``           | 1 |  1 | expected a value, found the end of the text",
        "True         | 1 |  1 | expected a value, found True",
        "nul          | 1 |  1 | expected a value, found nul",
        "# text       | 1 |  1 | expected a value, found '#'",
        "“a”          | 1 |  1 | expected a value, found '“'",
        "1 x          | 1 |  3 | expected the end of the text, found x",
        "01           | 1 |  2 | a number may not start with 0",
        "1.           | 1 |  3 | expected a digit, found the end of the text",
        "-            | 1 |  2 | expected a digit, found the end of the text",
        "-Inf         | 1 |  2 | expected a digit, found Inf",
        "\"é\\x\"     | 1 |  4 | expected one of \"\\/bfnrtu after \\, found x",
        "\"\\u12g4\"  | 1 |  6 | expected four hexadecimal digits after \\u, found g4",
        "\"abc        | 1 |  5 | expected \" at the end of a text, found the end of the text",
        "`[1,\n\n \"é\", x]` | 3 | 7 | expected a value, found x",
        "`\"a\nb\"`   | 1 |  3 | a text may not hold the control character U+000A unescaped",
        "`[1,\0]`     | 1 |  4 | expected a value, found U+0000"
      })
  void complaints_say_what_was_expected_and_what_came_and_where(
      String text, int line, int column, String problem) {
    JsonMalformed malformed = complaint(text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    assertThat(malformed.problem()).isEqualTo(problem);
    assertThat(malformed.line()).isEqualTo(line);
    assertThat(malformed.column()).isEqualTo(column);
    assertThat(malformed).hasMessage("line " + line + ", column " + column + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "5be95d, 2, byte 0xE9",
    "5b22c3225d, 3, byte 0xC3",
    "5b22c3a9c0805d, 4, byte 0xC0",
    "5b22eda080225d, 3, byte 0xED",
    "5b22f4908080225d, 3, byte 0xF4",
    "5b22e0808022, 3, byte 0xE0",
    "22ff, 2, byte 0xFF"
  })
  void bytes_that_are_no_utf8_are_refused(String hex, int column, String found) {
    JsonMalformed malformed = complaint(HexFormat.of().parseHex(hex), Limits.DOCUMENT);
    assertThat(malformed)
        .hasMessage("line 1, column " + column + ": expected UTF-8 text, found " + found);
  }

  @Test
  void bytes_that_are_no_utf16_are_refused() {
    JsonMalformed malformed =
        complaint(HexFormat.of().parseHex("fefF005b000a0022d80000220041"), Limits.DOCUMENT);
    assertThat(malformed).hasMessage("line 2, column 2: expected UTF-16BE text, found byte 0xD8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void encodings_are_told_by_mark_and_by_zeros(Charset charset) throws IOException {
    Json tree = JsonObject.of("é", "😀");
    for (String text : List.of("{\"é\":\"😀\"}", "\ufeff{\"é\":\"😀\"}")) {
      byte[] bytes = text.getBytes(charset);
      assertThat(JsonReader.read(bytes)).isEqualTo(tree);
      assertThat(JsonReader.read(new ByteArrayInputStream(bytes), Limits.LIST)).isEqualTo(tree);
    }
  }

  @Test
  void of_equal_names_the_last_counts_and_the_listener_hears() throws JsonMalformed {
    String text = "{\"a\":{\"b\":1,\"c\":2,\n \"b\":[3]},\"a2\":0,\n\"a2\":1}";
    List<String> heard = new ArrayList<>();
    Json tree =
        JsonReader.read(
            text.getBytes(StandardCharsets.UTF_8),
            Limits.DOCUMENT,
            (name, line, column) -> heard.add(name + " " + line + ":" + column));
    assertThat(tree.toString()).isEqualTo("{\"a\":{\"b\":[3],\"c\":2},\"a2\":1}");
    assertThat(heard).containsExactly("b 2:2", "a2 3:1");
  }

  @Test
  void limits_are_kept_and_said() {
    Limits small = new Limits(20, 3, 5);
    assertThat(complaint("[[[[", small))
        .hasMessage("line 1, column 4: nested deeper than 3 levels");
    assertThat(complaint("[1,2,3,4,5]", small)).hasMessageEndingWith("more than 5 values");
    assertThat(complaint(" ".repeat(21), small)).hasMessageEndingWith("larger than 20 bytes");
    assertThat(complaint("1" + "0".repeat(4300), Limits.DOCUMENT))
        .hasMessageEndingWith("a whole number of 4301 digits, more than 4300");
  }

  @Test
  void a_stream_is_not_read_beyond_its_limit() {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[1 << 20]);
    assertThatThrownBy(() -> JsonReader.read(in, new Limits(1000, 3, 5)))
        .isInstanceOf(JsonMalformed.class);
    assertThat(in.available()).isGreaterThan(1_000_000);
  }

  @Test
  void items_are_handed_over_one_by_one() throws IOException {
    String text =
        "{\"kind\":\"List\",\"items\":[{\"items\":[1]},[2],{}],\"metadata\":{\"items\":[3]},\"x\":[4]}";
    List<String> items = new ArrayList<>();
    Json rest =
        JsonReader.items(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "items",
            Limits.LIST,
            item -> items.add(item.toString()));
    assertThat(items).containsExactly("{\"items\":[1]}", "[2]", "{}");
    assertThat(rest.toString())
        .isEqualTo("{\"kind\":\"List\",\"items\":[],\"metadata\":{\"items\":[3]},\"x\":[4]}");
  }

  private static JsonMalformed complaint(String text, Limits limits) {
    return complaint(text.getBytes(StandardCharsets.UTF_8), limits);
  }

  /// The complaint about these bytes, which must be the same when they come as a stream.
  private static JsonMalformed complaint(byte[] bytes, Limits limits) {
    JsonMalformed malformed =
        catchThrowableOfType(JsonMalformed.class, () -> JsonReader.read(bytes, limits));
    assertThat(malformed).isNotNull();
    assertThatThrownBy(() -> JsonReader.read(new ByteArrayInputStream(bytes), limits))
        .hasMessage(malformed.getMessage());
    return malformed;
  }
}
