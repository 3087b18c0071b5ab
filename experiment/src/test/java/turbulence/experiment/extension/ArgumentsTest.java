package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.experiment.extension.Binding.Bound;
import turbulence.experiment.extension.Binding.Rejected;
import turbulence.experiment.extension.sample.pod.Selection;
import turbulence.experiment.extension.sample.pod.Selection.Order;
import turbulence.experiment.extension.sample.pod.TerminatePods;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class ArgumentsTest {
  record Everything(
      String text,
      int small,
      long whole,
      double real,
      boolean flag,
      Duration time,
      Json any,
      JsonObject mapping,
      JsonArray list,
      List<String> texts,
      @Nullable Long maybe) {}

  record Required(Object unsupported) {}

  @Test
  void components_are_arguments_and_those_of_nested_records_too() {
    assertThat(
            bind(
                TerminatePods.class,
                "{'ns': 'a', 'qty': 2, 'names': ['x', 1], 'order': 'oldest', 'grace_period': 1.5}"))
        .isEqualTo(
            new Bound<>(
                new TerminatePods(
                    "a",
                    new Selection(null, List.of("x", "1"), 2, Order.OLDEST),
                    Duration.ofMillis(1500))));
  }

  @Test
  void what_is_left_out_has_its_default() {
    assertThat(bind(TerminatePods.class, "{'ns': 'a', 'qty': null}"))
        .isEqualTo(
            new Bound<>(
                new TerminatePods(
                    "a", new Selection(null, null, 1, Order.ANY), Duration.ofSeconds(-1))));
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_names_first() {
    assertThat(
            complaints("{'qty': 'x', 'order': 'newest', 'grace_periode': 1, 'label_selector': []}"))
        .containsExactly(
            "ns is required: a text",
            "grace_periode is not an argument of terminate_pods; did you mean 'grace_period'?",
            "label_selector must be a text, not []",
            "qty must be a whole number of at least 1, not \"x\"",
            "order must be one of \"any\" or \"oldest\", not \"newest\"");
  }

  @Test
  void chaos_toolkit_s_words_are_carried_along() {
    List<Complaint> complaints =
        Arguments.of(TerminatePods.class).check(object("{'zz': 1}"), "terminate_pods");
    assertThat(complaints)
        .extracting(Complaint::classic)
        .containsExactly(
            "required argument 'ns' is missing from activity 'terminate_pods'",
            "argument 'zz' is not part of the function signature in activity 'terminate_pods'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'ns': null} | ns must be a text, not null",
        "{'ns': 'a', 'qty': 0} | qty must be a whole number of at least 1, not 0",
        "{'ns': 'a', 'qty': 1.5} | qty must be a whole number of at least 1, not 1.5",
        "{'ns': 'a', 'qty': 3000000000} | qty must be a whole number of at least 1, not 3000000000",
        "{'ns': 'a', 'qty': true} | qty must be a whole number of at least 1, not true",
        "{'ns': 'a', 'grace_period': 'soon'} | grace_period must be a number of seconds, not"
            + " \"soon\"",
        "{'ns': 'a', 'grace_period': 1e300} | grace_period must be a number of seconds, not 1e+300",
        "{'ns': 'a', 'names': [[]]} | names must be a list of texts, not [[]]",
        "{'ns': 'a', 'names': 'x'} | names must be a list of texts, not \"x\"",
        "{'ns': 'a', 'names': [], 'label_selector': 'x'} | give label_selector or names, not both",
      })
  void a_wrong_value_is_named_with_what_was_wanted(String given, String complaint) {
    assertThat(complaints(given)).containsExactly(complaint);
    assertThat(Arguments.of(TerminatePods.class).check(object(given), "terminate_pods"))
        .extracting(Complaint::toString)
        .containsExactly(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'ns': '${a}', 'qty': '${b}', 'names': ['${c}'], 'grace_period': '$d', 'order': '${e}'}",
        "{'ns': 'a', 'names': '${n}', 'label_selector': 'x'}",
      })
  void what_is_still_to_be_filled_in_may_become_anything(String written) {
    assertThat(Arguments.of(TerminatePods.class).check(object(written), "f")).isEmpty();
  }

  @Test
  void what_is_known_whole_is_tried_out_although_the_rest_is_not() {
    String written = "{'ns': '${n}', 'names': [], 'label_selector': 'x'}";
    assertThat(Arguments.of(TerminatePods.class).check(object(written), "terminate_pods"))
        .extracting(Complaint::toString)
        .containsExactly("give label_selector or names, not both");
  }

  @Test
  void what_is_wrong_in_itself_does_not_hide_what_a_record_refuses() {
    String written = "{'names': [], 'label_selector': 'x', 'grace_period': 'soon', 'zz': 1}";
    assertThat(Arguments.of(TerminatePods.class).check(object(written), "terminate_pods"))
        .extracting(Complaint::argument, Complaint::message)
        .contains(tuple("", "give label_selector or names, not both"))
        .hasSize(4);
  }

  @Test
  void several_checks_are_told_together() {
    Runnable fine = () -> {};
    Runnable wrong =
        () -> {
          throw new IllegalArgumentException("a");
        };
    Runnable alsoWrong =
        () -> {
          throw new IllegalArgumentException("b");
        };
    Checks.all(fine);
    assertThatThrownBy(() -> Checks.all(wrong, fine, alsoWrong)).hasMessage("a; b");
  }

  @Test
  void what_is_fine_is_tried_out_although_the_rest_is_not() {
    String written = "{'grace_period': 'soon', 'names': [], 'label_selector': 'x'}";
    assertThat(Arguments.of(TerminatePods.class).check(object(written), "terminate_pods"))
        .extracting(Complaint::argument)
        .containsExactly("ns", "grace_period", "");
  }

  record Picky(String path) {
    Picky {
      throw new IllegalArgumentException("not " + path + ", but b", new ActivityFailed("no"));
    }
  }

  @Test
  void what_a_record_refuses_may_fail_a_step_in_other_words() {
    assertThat(Arguments.of(Picky.class).check(object("{'path': 'a'}"), "f"))
        .containsExactly(new Complaint("", "not a, but b", "no"));
    assertThat(bind(Picky.class, "{'path': 'a'}"))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo("no"));
  }

  @Test
  void what_a_record_refuses_is_told_in_its_own_words() {
    assertThat(bind(TerminatePods.class, "{'ns': 'a', 'names': [], 'label_selector': 'x'}"))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo("give label_selector or names, not both"));
    assertThat(bind(TerminatePods.class, "{'ns': 'a', 'qty': true}"))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.reason()).startsWith("wrong arguments: qty must be"));
  }

  @Test
  void all_types_are_taken_and_texts_for_what_they_say() {
    Everything everything =
        new Everything(
            "t",
            1,
            2,
            2.5,
            true,
            Duration.ofSeconds(3),
            JsonNull.NULL,
            JsonObject.EMPTY,
            JsonArray.EMPTY,
            List.of("a"),
            7L);
    String start = "'any': null, 'mapping': {}, 'list': [], 'texts': ['a'], ";
    assertThat(
            bind(
                Everything.class,
                "{"
                    + start
                    + "'text': 't', 'small': 1, 'whole': 2, 'real': 2.5, 'flag': true, 'time': 3,"
                    + " 'maybe': 7}"))
        .isEqualTo(new Bound<>(everything));
    assertThat(
            bind(
                Everything.class,
                "{"
                    + start
                    + "'text': 't', 'small': '1', 'whole': ' 2 ', 'real': '2.5', 'flag': 'True',"
                    + " 'time': '3', 'maybe': 7.0}"))
        .isEqualTo(new Bound<>(everything));
  }

  @Test
  void a_number_is_written_as_python_writes_it_where_a_text_is_wanted() {
    assertThat(bind(TerminatePods.class, "{'ns': 1.50, 'label_selector': true}"))
        .isEqualTo(
            new Bound<>(
                new TerminatePods(
                    "1.5", new Selection("True", null, 1, Order.ANY), Duration.ofSeconds(-1))));
  }

  @Test
  void a_type_that_no_argument_can_have_is_a_mistake_of_the_extension() {
    assertThatThrownBy(() -> Arguments.of(Required.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unsupported");
    assertThatThrownBy(() -> Arguments.of(String.class)).hasMessageContaining("not a record");
  }

  @Test
  void arguments_are_described() {
    assertThat(Arguments.of(TerminatePods.class).list())
        .containsExactly(
            new Argument("ns", "Where.", "string", true, null, null),
            new Argument("label_selector", "Their labels.", "string", false, JsonNull.NULL, null),
            new Argument("names", "Their names.", "list", false, JsonNull.NULL, null),
            new Argument("qty", "How many.", "integer", false, Json.of(1), 1L),
            new Argument("order", "Which of them.", "string", false, Json.of("any"), null),
            new Argument(
                "grace_period", "How long they may take.", "number", false, Json.of(-1), null));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_arguments_are_bound_or_refused_with_a_reason(long seed) {
    Random random = new Random(seed);
    JsonObject.Builder given = JsonObject.builder();
    for (String name :
        List.of("ns", "qty", "names", "label_selector", "order", "grace_period", "x")) {
      if (random.nextBoolean()) {
        given.put(name, value(random, 2));
      }
    }
    Binding<TerminatePods> binding = Arguments.of(TerminatePods.class).bind(given.build(), "f");
    if (binding instanceof Rejected<TerminatePods> rejected) {
      assertThat(rejected.complaints()).isNotEmpty();
      assertThat(rejected.summary()).isNotBlank();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Json value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 9)) {
      case 0 -> JsonNull.NULL;
      case 1 -> Json.of(random.nextBoolean());
      case 2 -> Json.of(random.nextInt(5));
      case 3 -> Json.of(random.nextDouble() * Math.pow(10, random.nextInt(600) - 300));
      case 4 -> Json.of(Double.NaN);
      case 5 -> Json.of(random.nextBoolean() ? "any" : "1e99999");
      case 6 -> Json.of(random.nextLong());
      case 7 -> JsonArray.of(value(random, depth - 1), value(random, depth - 1));
      default -> JsonObject.of("k", value(random, depth - 1));
    };
  }

  private static List<String> complaints(String given) {
    return bind(TerminatePods.class, given) instanceof Rejected<TerminatePods> rejected
        ? rejected.complaints().stream().map(Complaint::toString).toList()
        : List.of();
  }

  private static <T> Binding<T> bind(Class<T> type, String given) {
    return Arguments.of(type).bind(object(given), "terminate_pods");
  }

  private static JsonObject object(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonMalformed e) {
      throw new AssertionError(text, e);
    }
  }
}
