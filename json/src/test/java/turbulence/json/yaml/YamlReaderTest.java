package turbulence.json.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Limits;

class YamlReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing", "---", "--- ~", "---\n...\n"})
  void a_text_without_a_document_is_null(String text) throws YamlMalformed {
    assertThat(json(text)).isEqualTo("null");
  }

  @Test
  void all_documents_of_a_text_are_read_in_order() throws YamlMalformed {
    String text = "# first\na: &x 1\n---\n---\n- b\n...\n---\nx: &x 2\ny: *x\n";
    assertThat(YamlReader.readAll(text, Limits.DOCUMENT, null))
        .map(Object::toString)
        .containsExactly("{\"a\":1}", "null", "[\"b\"]", "{\"x\":2,\"y\":2}");
    assertThat(YamlReader.readAll("# nothing", Limits.DOCUMENT, null)).isEmpty();
  }

  @Test
  void an_anchor_is_not_known_in_the_next_document() {
    YamlMalformed refused =
        catchThrowableOfType(
            YamlMalformed.class,
            () -> YamlReader.readAll("a: &x 1\n---\nb: *x\n", Limits.DOCUMENT, null));
    assertThat(refused.line()).isEqualTo(3);
  }

  @Test
  void blocks_and_flows_nest() throws YamlMalformed {
    String text = "- a\n- b: c\n  d:\n  - e\n-\n  - f\n- - g\n- {h: [1, {i: }], j}\n";
    assertThat(json(text))
        .isEqualTo(
            "[\"a\",{\"b\":\"c\",\"d\":[\"e\"]},[\"f\"],[\"g\"],{\"h\":[1,{\"i\":null}],\"j\":null}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`|\n yes`          | \"yes\"",
        "`|\n yes\n`        | \"yes\\n\"",
        "`|+\n yes\n\n`     | \"yes\\n\\n\"",
        "`|-\n yes\n`       | \"yes\"",
        "`>\n 1\n 2\n\n 3\n` | \"1 2\\n3\\n\"",
        "`|\n é😀`          | \"é😀\"",
        "'it''s'            | \"it's\"",
        "`\"\\x41\\u00e9\\n\"` | \"Aé\\n\""
      })
  void blocks_and_quotes_are_text(String text, String json) throws YamlMalformed {
    assertThat(json("--- " + text)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!!str 1             | \"1\"",
        "!!str yes           | \"yes\"",
        "!!str               | \"\"",
        "!!int '0x1F'        | 31",
        "!!int '1:30'        | 90",
        "!!float 3           | 3.0",
        "!!float '1e3'       | 1000.0",
        "!!float '1:30'      | 90.0",
        "!!float '-inf'      | -Infinity",
        "!!bool 'Yes'        | true",
        "!!null 'x'          | null",
        "!!timestamp '2020-1-2' | \"2020-01-02\"",
        "!!binary aGVsbG8=   | \"hello\"",
        "! '12'              | 12",
        "!<tag:yaml.org,2002:int> '3' | 3",
        "!!set {a, b}        | [\"a\",\"b\"]",
        "!!omap [a: 1, b: 2] | [[\"a\",1],[\"b\",2]]",
        "!!pairs [a: 1, a: 2] | [[\"a\",1],[\"a\",2]]",
        "!!map {a: 1}        | {\"a\":1}",
        "!!seq [1]           | [1]"
      })
  void tags_say_what_a_value_is(String text, String json) throws YamlMalformed {
    assertThat(json("- " + text)).isEqualTo("[" + json + "]");
  }

  @Test
  void names_become_the_text_that_json_gives_them() throws YamlMalformed {
    String text =
        "1: a\ntrue: b\n1.5: d\n~: e\n2020-01-01: f\n.nan: g\n1e3: h\n0x10: i\n1.0e+20: j";
    assertThat(json(text))
        .isEqualTo(
            "{\"1\":\"a\",\"true\":\"b\",\"1.5\":\"d\",\"null\":\"e\",\"2020-01-01\":\"f\",\"NaN\":\"g\","
                + "\"1e3\":\"h\",\"16\":\"i\",\"1e+20\":\"j\"}");
  }

  @Test
  void of_equal_names_the_last_counts_and_the_listener_hears() throws YamlMalformed {
    List<String> heard = new ArrayList<>();
    String json =
        YamlReader.read(
                "a: 1\nb: {c: 2,\n  c: 3}\na: 4\n",
                Limits.DOCUMENT,
                (name, line, column) -> heard.add(name + " " + line + ":" + column))
            .toString();
    assertThat(json).isEqualTo("{\"a\":4,\"b\":{\"c\":3}}");
    assertThat(heard).containsExactly("c 3:3", "a 4:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`x: &a {p: 1, q: 2}\ny: {<<: *a, q: 3, r: 4}` | {\"p\":1,\"q\":3,\"r\":4}",
        "`x: &a {p: 1}\nz: &b {p: 2, s: 5}\ny: {t: 0, <<: [*a, *b]}` | {\"p\":1,\"s\":5,\"t\":0}",
        "y: {<<: {a: 1}, <<: {a: 2, b: 3}, b: 0} | {\"a\":2,\"b\":0}",
        "y: {r: 4, <<: {r: 5, n: 1}} | {\"r\":4,\"n\":1}",
        "y: {\"<<\": {a: 1}} | {\"<<\":{\"a\":1}}"
      })
  void mappings_take_over_the_fields_of_others(String text, String json) throws YamlMalformed {
    assertThat(json(text)).endsWith("\"y\":" + json + "}");
  }

  @Test
  void aliases_bring_in_what_they_name() throws YamlMalformed {
    String text = "a: &x [1, &y b]\nc: *x\n*y : [*x, *y]\n";
    assertThat(json(text)).isEqualTo("{\"a\":[1,\"b\"],\"c\":[1,\"b\"],\"b\":[[1,\"b\"],\"b\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: *x           | line 1, column 4: found undefined alias 'x'",
        "a: &a [*a]      | line 1, column 8: alias *a stands inside what it names",
        "`a: &a\n  b: *a` | line 2, column 6: alias *a stands inside what it names",
        "- !foo x        | line 1, column 3: unknown tag !foo",
        "- !<str> x      | line 1, column 3: unknown tag !<str>",
        "- !!foo [x]     | line 1, column 3: unknown tag !!foo",
        "- !!int x       | line 1, column 3: expected a whole number, found \"x\"",
        "- !!seq {a: 1}  | line 1, column 3: the tag !!seq does not fit a mapping",
        "- !!str [1]     | line 1, column 3: the tag !!str does not fit a list",
        "- 2020-02-30    | line 1, column 3: there is no such date as 2020-02-30; what is meant as"
            + " text needs quotes",
        "- !!binary /w== | line 1, column 3: expected UTF-8 text in !!binary, found other bytes",
        "? [1]           | line 1, column 3: expected a single value as name, found an array",
        "<<: [1]         | line 1, column 5: expected a mapping or a list of mappings after <<,"
            + " found number",
        "a: b: c         | line 1, column 5: mapping values are not allowed here",
        "%YAML 3.0       | line 1, column 1: expected YAML 1.1 or 1.2, found another version",
        "`a: \u0001`     | line 1, column 4: the character U+0001 is not allowed"
      })
  void complaints_say_what_is_wrong_and_where(String text, String message) {
    assertThat(complaint(text)).hasMessage(message);
  }

  @Test
  void complaints_can_be_told_as_pyyaml_tells_them() {
    assertThat(complaint("a: [1").classic("bad.yaml"))
        .isEqualTo(
            """
            while parsing a flow sequence
              in "bad.yaml", line 1, column 4
            expected ',' or ']', but got '<stream end>'
              in "bad.yaml", line 1, column 6\
            """);
    YamlMalformed two = complaint("title: T\ndescription: D\nmethod: []\n---\ntitle: B\n");
    assertThat(two.problem())
        .isEqualTo("expected a single document in the stream, but found another document");
    assertThat(two.classic("a.yaml"))
        .isEqualTo(
            """
            expected a single document in the stream
              in "a.yaml", line 1, column 1
            but found another document
              in "a.yaml", line 4, column 1\
            """);
    assertThat(complaint("a: b: c").classic("a.yaml"))
        .isEqualTo("mapping values are not allowed here\n  in \"a.yaml\", line 1, column 5");
  }

  @Test
  void limits_are_kept_and_said() {
    Limits small = new Limits(1000, 3, 20);
    assertThat(complaint("[[[[", small))
        .hasMessage("line 1, column 4: nested deeper than 3 levels");
    assertThat(complaint("[&a [[1]], [*a]]", small)).hasMessageEndingWith("deeper than 3 levels");
    assertThat(complaint("- a\n".repeat(20), small)).hasMessageEndingWith("more than 20 values");
    assertThat(complaint("- &a [1,2,3,4,5]\n- *a\n- *a\n- *a\n", small))
        .hasMessage("line 4, column 3: more than 20 values, aliases written out");
    assertThat(complaint("- " + "1".repeat(5000), Limits.DOCUMENT))
        .hasMessageEndingWith("a whole number of 5000 digits, more than 4300");
    assertThat(complaint("- &a x\n" + "- *a\n".repeat(101), Limits.DOCUMENT))
        .hasMessage("line 102, column 3: more than 100 aliases");
  }

  private static String json(String text) throws YamlMalformed {
    return YamlReader.read(text, Limits.DOCUMENT, null).toString();
  }

  private static YamlMalformed complaint(String text) {
    return complaint(text, Limits.DOCUMENT);
  }

  private static YamlMalformed complaint(String text, Limits limits) {
    YamlMalformed malformed =
        catchThrowableOfType(YamlMalformed.class, () -> YamlReader.read(text, limits, null));
    assertThat(malformed).as(text).isNotNull();
    return malformed;
  }
}
