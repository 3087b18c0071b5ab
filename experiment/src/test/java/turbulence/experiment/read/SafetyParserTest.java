package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.model.OnClaimed;
import turbulence.experiment.model.Safeguard;
import turbulence.experiment.model.Safety;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class SafetyParserTest {
  private final Problems problems = new Problems();

  private Safety parse(String runtime) throws Exception {
    JsonObject written = (JsonObject) JsonReader.read(runtime.replace('\'', '"'));
    return RuntimeParser.parse(written, TreePath.TOP.field("runtime"), problems).safety();
  }

  @Test
  void what_is_said_is_taken() throws Exception {
    assertThat(
            parse(
                "{'require': ['lease', 'ledger'],"
                    + " 'safety': {'namespace': 'chaos', 'on_claimed': 'wait'}}"))
        .isEqualTo(new Safety("chaos", OnClaimed.WAIT, List.of(Safeguard.LEASE, Safeguard.LEDGER)));
    assertThat(parse("{}")).isEqualTo(Safety.OPEN);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_said() throws Exception {
    parse(
        "{'require': ['lese', 7],"
            + " 'safety': {'namespace': 'No!', 'on_claimed': 'hope', 'name': 1}}");
    assertThat(problems.all().toString())
        .contains(
            "must be one of ledger, lease, not",
            "did you mean 'lease'?",
            "the name of a namespace",
            "must be fail or wait, not 'hope'",
            "runtime.safety.name");
  }

  @Test
  void what_one_place_leaves_open_the_other_says_and_both_require() {
    Safety own = new Safety(null, OnClaimed.FAIL, List.of(Safeguard.LEASE));
    Safety settings = new Safety("chaos", OnClaimed.WAIT, List.of(Safeguard.LEDGER));
    assertThat(own.over(settings))
        .isEqualTo(new Safety("chaos", OnClaimed.FAIL, List.of(Safeguard.LEASE, Safeguard.LEDGER)));
  }
}
