package turbulence.experiment.builtin.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Kind;
import turbulence.json.Json;

class RepeatTest {
  private final Scope scope = new TestScope().real();

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "-5, 1"})
  void an_activity_is_played_so_often(int count, int played) {
    List<Activity> all = play(new Repeat(count, false), "succeeded");
    assertThat(all).hasSize(played);
    for (int i = 1; i < played; i++) {
      assertThat(all.get(i).source().get("iteration_index")).isEqualTo(Json.of(i));
      assertThat(all.get(i).name()).isEqualTo("a");
    }
  }

  @Test
  void it_stops_after_a_failure_when_asked_to() {
    assertThat(play(new Repeat(3, true), "failed")).hasSize(1);
    assertThat(play(new Repeat(3, false), "failed")).hasSize(3);
    assertThat(play(new Repeat(3, true), "succeeded")).hasSize(3);
  }

  @Test
  void nothing_but_activities_is_repeated() {
    assertThat(new Repeat(3, false).after(Activities.end(), scope)).isEqualTo(Verdict.PROCEED);
  }

  private List<Activity> play(Repeat repeat, String status) {
    List<Activity> played = new ArrayList<>();
    Activity next = Activities.of(Kind.ACTION, "a");
    while (next != null) {
      played.add(next);
      Verdict verdict = repeat.after(Activities.after(next, status), scope);
      next = verdict instanceof Verdict.FollowWith follow ? follow.activity() : null;
    }
    return played;
  }
}
