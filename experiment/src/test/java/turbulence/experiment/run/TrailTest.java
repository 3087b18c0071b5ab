package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Footprint.Trodden;
import turbulence.experiment.extension.Policy;

class TrailTest {
  private final Trail trail = new Trail(Policy.OPEN);
  private final List<String> heard = new ArrayList<>();

  @Test
  void a_step_is_told_what_others_took_before_and_how_far_they_are() throws Exception {
    Footprint first = (_, _) -> Ruling.FREE;
    Footprint second = (_, _) -> Ruling.FREE;
    Trail.Step done = trail.admit("a", first, heard::add);
    trail.done(done);
    trail.admit("b", second, heard::add);
    List<Trodden> told = new ArrayList<>();
    trail.admit(
        "c",
        (policy, before) -> {
          assertThat(policy).isSameAs(Policy.OPEN);
          told.addAll(before);
          return Ruling.FREE;
        },
        heard::add);
    assertThat(told)
        .containsExactly(new Trodden(first, Stage.DONE), new Trodden(second, Stage.UNDERWAY));
  }

  @Test
  void what_is_refused_or_spared_has_left_no_print() throws Exception {
    Footprint refused = (_, _) -> new Ruling(List.of("of this", "of that"), List.of("those"));
    assertThatThrownBy(() -> trail.admit("kill", refused, heard::add))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("'kill' is not done, because of this; of that");
    assertThat(heard).containsExactly("those");
    trail.spare(trail.admit("b", (_, _) -> Ruling.FREE, heard::add));
    assertThat(trail.foresee(refused).refusals()).hasSize(2);
    trail.admit(
        "c",
        (_, before) -> {
          assertThat(before).isEmpty();
          return Ruling.FREE;
        },
        heard::add);
  }

  @Test
  void what_is_foreseen_counts_for_what_is_foreseen_next() throws Exception {
    Footprint first = (_, _) -> Ruling.FREE;
    trail.foresee(first);
    trail.foresee((_, before) -> {
      assertThat(before).containsExactly(new Trodden(first, Stage.FORESEEN));
      return Ruling.FREE;
    });
  }
}
