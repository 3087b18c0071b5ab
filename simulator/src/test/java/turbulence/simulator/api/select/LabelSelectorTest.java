package turbulence.simulator.api.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;

class LabelSelectorTest {
  private static final String NAME_RULE =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
          + " used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static String refusal(String selector) {
    try {
      return "read as " + LabelSelector.parse(selector);
    } catch (Refusal refused) {
      assertThat(refused.code()).isEqualTo(400);
      return refused.message();
    }
  }

  /// The pods a, b, c, d and warn of the recording, and which of them a real server listed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app=set|bcd",
        "app==set|bcd",
        "app!=set|aw",
        "n in (b,c)|bc",
        "n notin (b)|acdw",
        "n|bcd",
        "!n|aw",
        "app=set,tier=y|d",
        "''|abcdw",
        "n in (b|",
        "size>3|c",
        "size<5|d",
        "size > 3 , size < 10|c",
        "app in (a, warn),!n|aw",
        "n=|",
        "tier notin (x,)|ad w",
      })
  void selects_what_a_real_server_selects(String selector, String expected) {
    JsonObject a = JsonObject.of("app", "a");
    JsonObject b = JsonObject.of("app", "set").with("n", "b").with("tier", "x").with("size", "x");
    JsonObject c = b.with("n", "c").with("size", "9");
    JsonObject d = b.with("n", "d").with("tier", "y").with("size", "-2");
    List<JsonObject> pods = List.of(a, b, c, d, JsonObject.of("app", "warn"));
    if (expected == null) {
      if (!selector.equals("n=")) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> LabelSelector.parse(selector));
      }
      return;
    }
    StringBuilder selected = new StringBuilder();
    LabelSelector reading = LabelSelector.parse(selector);
    for (int i = 0; i < pods.size(); i++) {
      JsonObject object = JsonObject.of("metadata", JsonObject.of("labels", pods.get(i)));
      assertThat(reading.selects(object)).isEqualTo(reading.matches(pods.get(i)));
      if (reading.selects(object)) {
        selected.append("abcdw".charAt(i));
      }
    }
    assertThat(selected).hasToString(expected.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "app===x|unable to parse requirement: found '=', expected: identifier",
        "app b|unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
        "app in b|unable to parse requirement: found 'b' expected: '('",
        "app in (=)|unable to parse requirement: found '=', expected: ',', ')' or identifier",
        "app in (a b)|unable to parse requirement: found 'b', expected: ',' or ')'",
        "app in (a,=)|unable to parse requirement: found '=', expected: ',', or identifier",
        "app in (a|unable to parse requirement: found '', expected: ',' or ')'",
        "app=a,|found '', expected: identifier after ','",
        "app=a b|found 'b', expected: ',' or 'end of string'",
        "!app=a|found '=', expected: ',' or 'end of string'",
        "=a|found '=', expected: !, identifier, or 'end of string'",
        "!=a|found '!=', expected: !, identifier, or 'end of string'",
        "!|unable to parse requirement: found '', expected: identifier",
      })
  void refuses_in_the_words_of_a_real_server(String selector, String message) {
    assertThat(refusal(selector)).isEqualTo(message);
  }

  @Test
  void keys_and_values_must_be_those_of_labels() {
    String start = "unable to parse requirement: ";
    assertThat(refusal("-a=b")).isEqualTo(start + "<nil>: Invalid value: \"-a\": " + NAME_RULE);
    assertThat(refusal("a=-b"))
        .isEqualTo(start + "values[0][a]: Invalid value: \"-b\": " + VALUE_RULE);
    assertThat(refusal("/a"))
        .isEqualTo(start + "<nil>: Invalid value: \"/a\": prefix part must be non-empty");
    assertThat(refusal("A_/a")).startsWith(start + "<nil>: Invalid value: \"A_/a\": prefix part a");
    assertThat(refusal("x/")).contains("name part must be non-empty; name part must consist");
    assertThat(refusal("a/b/c")).contains("a valid label key must consist of");
    assertThat(refusal("a=" + "b".repeat(64))).endsWith("must be no more than 63 bytes");
    assertThat(refusal("a>x"))
        .isEqualTo(
            start
                + "values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an"
                + " integer");
    assertThat(refusal("a in (-,b)")).contains("values[0][a]: Invalid value: \"-\"");
    assertThat(refusal("example.com/a_b.c=1")).startsWith("read as");
  }

  @Test
  void no_selector_means_nothing_and_an_empty_one_everything() {
    assertThat(LabelSelector.of(null).matches(JsonObject.EMPTY)).isFalse();
    assertThat(LabelSelector.of(JsonNull.NULL).matches(JsonObject.EMPTY)).isFalse();
    assertThat(LabelSelector.of(JsonObject.EMPTY).isEverything()).isTrue();
    assertThat(LabelSelector.ofLabels(JsonObject.EMPTY).matches(JsonObject.EMPTY)).isFalse();
    assertThat(LabelSelector.ofLabels(JsonObject.of("a", "b")).matches(JsonObject.of("a", "b")))
        .isTrue();
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> LabelSelector.of(JsonArray.EMPTY));
  }

  @Test
  void the_operators_of_the_object_form_are_four() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LabelSelector.of(expressions(expression("a", "Near", List.of("b")))))
        .withMessage("\"Near\" is not a valid label selector operator");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LabelSelector.of(expressions(expression("a", "In", List.of()))))
        .withMessage(
            "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LabelSelector.of(expressions(expression("a", "Exists", List.of("b")))))
        .withMessageContaining("values set must be empty for exists and does not exist");
  }

  @Test
  void the_written_form_is_sorted_by_key() {
    JsonObject selector =
        expressions(
                expression("z", "NotIn", List.of("y", "x")),
                expression("b", "DoesNotExist", List.of()),
                expression("c", "Exists", List.of()))
            .with("matchLabels", JsonObject.of("m", "1"));
    assertThat(LabelSelector.of(selector)).hasToString("!b,c,m=1,z notin (x,y)");
  }

  private static JsonObject expression(String key, String operator, List<String> values) {
    return JsonObject.of("key", key, "operator", operator).with("values", values);
  }

  private static JsonObject expressions(JsonObject... expressions) {
    return JsonObject.of("matchExpressions", List.of(expressions));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wild_selectors_are_read_or_refused(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<String> pieces =
        List.of("a", "in", "notin", "(", ")", ",", "=", "==", "!=", "!", ">", "<", " ", "\t", "9")
            .stream()
            .toList();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        boolean wild = random.nextInt(12) == 0;
        text.append(
            wild
                ? String.valueOf((char) random.nextInt(0x10000))
                : pieces.get(random.nextInt(pieces.size())));
      }
      String message = refusal(text.toString());
      if (message.startsWith("read as ")) {
        String written = message.substring("read as ".length());
        assertThat(LabelSelector.parse(written)).as("seed %d: %s", seed, text).hasToString(written);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void both_forms_select_the_same(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      List<JsonObject> expressions = new ArrayList<>();
      List<String> written = new ArrayList<>();
      for (int count = 1 + random.nextInt(3); count > 0; count--) {
        String key = letter(random);
        List<String> values = List.of(letter(random), letter(random));
        String set = " (" + String.join(",", values) + ")";
        switch (random.nextInt(4)) {
          case 0 -> add(expressions, written, expression(key, "In", values), key + " in" + set);
          case 1 ->
              add(expressions, written, expression(key, "NotIn", values), key + " notin" + set);
          case 2 -> add(expressions, written, expression(key, "Exists", List.of()), key);
          default ->
              add(expressions, written, expression(key, "DoesNotExist", List.of()), "!" + key);
        }
      }
      LabelSelector object = LabelSelector.of(expressions(expressions.toArray(JsonObject[]::new)));
      LabelSelector text = LabelSelector.parse(String.join(",", written));
      for (int pod = 0; pod < 10; pod++) {
        JsonObject labels = JsonObject.of(letter(random), letter(random)).with(letter(random), "a");
        assertThat(object.matches(labels))
            .as("seed %d: %s of %s", seed, text, labels)
            .isEqualTo(text.matches(labels))
            .isEqualTo(LabelSelector.parse(object.toString()).matches(labels));
      }
    }
  }

  private static void add(
      List<JsonObject> expressions, List<String> written, JsonObject expression, String text) {
    expressions.add(expression);
    written.add(text);
  }

  private static String letter(RandomGenerator random) {
    return String.valueOf((char) ('a' + random.nextInt(3)));
  }
}
