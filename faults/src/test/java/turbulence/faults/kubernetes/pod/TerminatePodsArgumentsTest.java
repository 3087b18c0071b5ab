package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Argument;
import turbulence.experiment.extension.Arguments;

class TerminatePodsArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'qty': -1|Cannot select pods. Quantity '-1' is negative.",
        "'mode': 'x'|Cannot select pods. Mode 'x' is invalid.",
        "'order': 'random'|Cannot select pods. Order 'random' is invalid.",
        "'qty': -2, 'mode': 'x', 'order': 'y'|Cannot select pods. Quantity '-2' is negative.",
        "'ns': ''|Cannot select pods. The namespace 'ns' is empty.",
        "'name_pattern': 'web-['|Cannot select pods. Name pattern 'web-[' is invalid: unterminated"
            + " character set at position 4.",
        "'ns': 'shop', 'namespaces': ['a']|ns is 'shop', and namespaces, namespace_pattern and"
            + " namespace_selector are instead of ns: give one or the other",
        "'namespaces': []|namespaces is empty; leave it out to mean any",
        "'namespaces': ['shop/x']|namespaces[0] must be a name of letters, digits and '-', not"
            + " 'shop/x'",
        "'namespace_pattern': '('|namespace_pattern '(' is invalid: missing ), unterminated"
            + " subpattern at position 0.",
        "'field_selector': ''|field_selector is empty; leave it out to mean any",
        "'annotation_selector': 'a in b'|annotation_selector 'a in b' is no selector: expected '('"
            + " before 'b'",
        "'names': ['a', '']|names[1] is empty",
        "'names': ['a,b']|names[0] must be a name of letters, digits and '-', not 'a,b'",
        "'owner': 'web'|owner must be a kind and a name such as deployment/web, not 'web'",
        "'owner': ''|owner must be a kind and a name such as deployment/web, not ''",
        "'node': ' '|node is empty; leave it out to mean any",
        "'zone': 'a,b'|zone must be a name of letters, digits and '-', not 'a,b'",
        "'phase': 'Failed'|phase must be Running or Pending, not 'Failed': pods that ended are not"
            + " hit",
        "'min_age': 'old'|min_age must be a number of seconds or a time such as 90s, 10m, 24h, 7d"
            + " or 1d12h, not 'old'",
        "'max_per_owner': 'half'|max_per_owner must be a whole number such as 1 or a percentage"
            + " such as 50%, not 'half'",
        "'ready': 'maybe'|wrong arguments: ready must be true or false, not \"maybe\"",
        "'timeout': -1|wrong arguments: timeout must be a number of seconds of at least 0, not -1",
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void what_cannot_be_is_said_before_anything_is_asked(String given, String message) {
    String arguments = "{" + given.replace('\'', '"') + "}";
    assertThatThrownBy(() -> Stage.step(TerminatePods.class, arguments)).hasMessage(message);
    assertThat(Arguments.of(TerminatePods.class).check(Stage.json(arguments), "terminate_pods"))
        .extracting(Object::toString)
        .startsWith(message.replace("wrong arguments: ", ""));
  }

  @Test
  void validation_says_at_once_what_is_wrong_with_each_part() {
    String arguments =
        "{'qty': -2, 'order': 'y', 'ready': 'maybe', 'names': [], 'grace': 3}".replace('\'', '"');
    assertThat(Arguments.of(TerminatePods.class).check(Stage.json(arguments), "terminate_pods"))
        .extracting(Object::toString)
        .containsExactly(
            "grace is not an argument of terminate_pods; did you mean 'grace_period'?",
            "ready must be true or false, not \"maybe\"",
            "Cannot select pods. Quantity '-2' is negative.",
            "Cannot select pods. Order 'y' is invalid.",
            "names is empty; leave it out to mean any");
  }

  @Test
  void a_wrong_amount_is_found_although_labels_are_not_known_yet() {
    assertThat(
            Arguments.of(TerminatePods.class)
                .check(
                    Stage.json("{\"label_selector\": \"${labels}\", \"mode\": \"x\"}"),
                    "terminate_pods"))
        .extracting(Object::toString)
        .containsExactly("Cannot select pods. Mode 'x' is invalid.");
  }

  @Test
  void those_of_chaos_toolkit_come_first_and_in_its_order() {
    assertThat(Arguments.of(TerminatePods.class).list())
        .extracting(argument -> argument.name() + " " + argument.type() + " " + other(argument))
        .containsExactly(
            "label_selector string null",
            "name_pattern string null",
            "all boolean false",
            "rand boolean false",
            "mode string \"fixed\"",
            "qty integer 1",
            "grace_period integer -1",
            "ns string \"default\"",
            "order string \"alphabetic\"",
            "field_selector string null",
            "annotation_selector string null",
            "names list null",
            "owner string null",
            "max_per_owner string null",
            "namespaces list null",
            "namespace_pattern string null",
            "namespace_selector string null",
            "node string null",
            "zone string null",
            "phase string null",
            "ready boolean null",
            "min_age string null",
            "max_age string null",
            "evict boolean false",
            "timeout number 120");
  }

  private static String other(Argument argument) {
    return String.valueOf(argument.otherwise());
  }
}
