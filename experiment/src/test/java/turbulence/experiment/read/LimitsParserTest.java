package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.model.Limits;
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
