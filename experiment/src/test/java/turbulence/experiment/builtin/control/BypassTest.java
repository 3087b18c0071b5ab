package turbulence.experiment.builtin.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Kind;
import turbulence.json.JsonBool;

class BypassTest {
  private final TestScope seen = new TestScope();
  private final Activity action = Activities.of(Kind.ACTION, "a");
  private final Activity probe = Activities.of(Kind.PROBE, "p");

  @Test
  void activities_of_a_type_are_only_pretended() {
    Bypass bypass = new Bypass("action", null);
    assertBypassed(ask(bypass, action));
    assertThat(ask(bypass, probe)).isEqualTo(Verdict.PROCEED);
  }

  @Test
  void activities_of_a_name_are_only_pretended() {
    Bypass bypass = new Bypass(null, List.of("p", "q"));
    assertBypassed(ask(bypass, probe));
    assertThat(ask(bypass, action)).isEqualTo(Verdict.PROCEED);
  }

  @Test
  void it_is_announced() {
    new Bypass("action", List.of("p", "q")).before(Activities.start(), seen.real());
    assertThat(seen.lines(Level.WARNING))
        .containsExactly(
            "No 'action' will be executed as configured by the bypass control",
            "The following activities will not be executed: p, q");
  }

  private Verdict ask(Bypass bypass, Activity activity) {
    return bypass.before(Activities.before(activity), seen.real());
  }

  private static void assertBypassed(Verdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Replace.class,
            replace -> {
              assertThat(replace.activity().dry()).isEqualTo(Dry.ACTIVITIES);
              assertThat(replace.activity().source().get("dry")).isEqualTo(JsonBool.TRUE);
            });
  }
}
