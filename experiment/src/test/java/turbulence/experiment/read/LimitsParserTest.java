package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Share;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class LimitsParserTest {
  private final Problems problems = new Problems();

  @Test
  void limits_are_read() {
    assertThat(
            limits(
                "{'targets': 3, 'total': 10, 'protect': ['bank'], 'unprotect': ['kube-public']}"))
        .isEqualTo(new Limits(3, 10, List.of("bank"), List.of("kube-public")));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void limits_of_labels_and_shares_are_read() {
    assertThat(
            limits(
                "{'protect_labels': ['team=payments', 'example.com/gold'], 'only_labels': ['a='],"
                    + " 'opt_in': true, 'share_of_workload': '50%', 'share_of_nodes': 2,"
                    + " 'share_of_zone': '12.5 %', 'leave_ready': 1, 'self': false}"))
        .isEqualTo(
            new Limits(
                null,
                null,
                List.of(),
                List.of(),
                new Limits.Labels(
                    List.of("team=payments", "example.com/gold"), List.of("a="), true),
                new Limits.Shares(
                    Share.percent(new BigDecimal("50")),
                    Share.number(2),
                    Share.percent(new BigDecimal("12.5")),
                    1),
                false));
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "team, true",
    "team=payments, true",
    "team=, true",
    "example.com/team=a_b.C-1, true",
    "'', false",
    "=a, false",
    "-team, false",
    "team=-a, false",
    "a/b/c, false",
    "/team, false",
    "team in (a), false",
    "!team, false"
  })
  void labels_are_known_by_their_form(String text, boolean is) {
    assertThat(LimitTexts.isLabel(text)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0",
    "3, 10, 3",
    "3, 2, 3",
    "50%, 3, 1",
    "50%, 4, 2",
    "100%, 7, 7",
    "0%, 7, 0",
    "33.3%, 1000, 333",
    "99%, 1, 0",
    "2147483648, 5, ",
    "1.5, 5, ",
    "-1, 5, ",
    "%, 5, ",
    "101%, 5, ",
    "1.2.3%, 5, ",
    ".5%, 5, ",
    "5.%, 5, ",
    "abc, 5, "
  })
  void a_share_is_a_number_or_a_percentage_that_is_rounded_down(
      String text, int whole, Integer many) {
    Share share = LimitTexts.share(text);
    assertThat(share == null ? null : share.of(whole)).isEqualTo(many);
  }

  @Test
  void what_is_not_said_is_open() {
    assertThat(limits("{}")).isEqualTo(Limits.OPEN);
    assertThat(limits("null")).isEqualTo(Limits.OPEN);
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3 | runtime.limits must be a mapping, not 3
          {'targets': -1} | runtime.limits.targets must be a whole number of at least 0, not -1
          {'targets': 1.5} | runtime.limits.targets must be a whole number of at least 0, not 1.5
          {'total': 'all'} | runtime.limits.total must be a whole number of at least 0, not "all"
          {'protect': 'bank'} | runtime.limits.protect must be a list, not "bank"
          {'protect': ['a', 'Bank']} | runtime.limits.protect[1] must be the name of a namespace, not "Bank"
          {'unprotect': [1]} | runtime.limits.unprotect[0] must be the name of a namespace, not 1
          {'protect': ['a'], 'unprotect': ['a']} | runtime.limits.unprotect must not name 'a', which is protected there
          {'share_of_workload': '150%'} | runtime.limits.share_of_workload must be a whole number or a percentage from 0% to 100%, not "150%"
          {'share_of_workload': 0.5} | runtime.limits.share_of_workload must be a whole number or a percentage from 0% to 100%, not 0.5
          {'share_of_nodes': -1} | runtime.limits.share_of_nodes must be a whole number or a percentage from 0% to 100%, not -1
          {'share_of_zone': 'half'} | runtime.limits.share_of_zone must be a whole number or a percentage from 0% to 100%, not "half"
          {'share_of_zone': ['50%']} | runtime.limits.share_of_zone must be a whole number or a percentage from 0% to 100%, not the list ["50%"]
          {'leave_ready': '1'} | runtime.limits.leave_ready must be a whole number of at least 0, not "1"
          {'protect_labels': 'team=a'} | runtime.limits.protect_labels must be a list, not "team=a"
          {'protect_labels': ['team=a', 'team==b']} | runtime.limits.protect_labels[1] must be a label such as team=payments or team, not "team==b"
          {'only_labels': [{'team': 'a'}]} | runtime.limits.only_labels[0] must be a label such as team=payments or team, not the mapping {"team":"a"}
          {'opt_in': 'yes'} | runtime.limits.opt_in must be true or false, not "yes"
          {'self': 1} | runtime.limits.self must be true or false, not 1
          {'optin': true} | runtime.limits.optin is a key that nothing reads; did you mean 'opt_in'?
          {'target': 1} | runtime.limits.target is a key that nothing reads; did you mean 'targets'?
          """)
  void what_is_wrong_is_said_with_its_place(String written, String problem) {
    limits(written);
    assertThat(problems.all()).extracting(Problem::toString).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a-1, true",
    "1, true",
    "-a, false",
    "a-, false",
    "A, false",
    "a.b, false"
  })
  void names_of_namespaces_are_known_by_their_form(String name, boolean is) {
    assertThat(LimitsParser.isNamespace(name)).isEqualTo(is);
    assertThat(LimitsParser.isNamespace("")).isFalse();
    assertThat(LimitsParser.isNamespace("a".repeat(63))).isTrue();
    assertThat(LimitsParser.isNamespace("a".repeat(64))).isFalse();
  }

  private Limits limits(String written) {
    try {
      JsonObject runtime =
          (JsonObject) JsonReader.read(("{'limits': " + written + "}").replace('\'', '"'));
      return RuntimeParser.parse(runtime, TreePath.TOP.field("runtime"), problems).limits();
    } catch (JsonMalformed e) {
      throw new AssertionError(e);
    }
  }
}
