package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import turbulence.experiment.journal.Status;

class EndingTest {
  @Test
  void a_run_that_saw_nothing_wrong_is_completed() {
    assertThat(after(seen -> {})).isEqualTo(new Ending(Status.COMPLETED, false));
  }

  @Test
  void a_gate_that_is_not_met_fails_the_run_and_deviates_nothing() {
    assertThat(after(Sightings::gateMissed)).isEqualTo(new Ending(Status.FAILED, false));
  }

  @Test
  void a_missed_verification_deviates_a_run_that_is_otherwise_completed() {
    assertThat(after(seen -> seen.verificationMissed(false)))
        .isEqualTo(new Ending(Status.COMPLETED, true));
  }

  @Test
  void a_verification_that_could_not_be_asked_fails_and_deviates() {
    assertThat(after(seen -> seen.verificationMissed(true)))
        .isEqualTo(new Ending(Status.FAILED, true));
  }

  @Test
  void a_deviation_wins_over_a_failed_action() {
    Ending ending =
        after(seen -> {
          seen.activityFailed();
          seen.verificationMissed(false);
        });
    assertThat(ending).isEqualTo(new Ending(Status.COMPLETED, true));
    assertThat(ending.word()).isEqualTo("deviated");
  }

  @Test
  void a_deviation_seen_only_while_the_method_ran_counts() {
    assertThat(after(Sightings::watchMissed)).isEqualTo(new Ending(Status.COMPLETED, true));
  }

  @Test
  void failing_fast_fails_the_run_unless_the_verification_says_more() {
    Consumer<Sightings> fast =
        seen -> {
          seen.watchMissed();
          seen.failedFast();
        };
    assertThat(after(fast)).isEqualTo(new Ending(Status.FAILED, true));
    assertThat(after(fast.andThen(seen -> seen.verificationMissed(false))))
        .isEqualTo(new Ending(Status.COMPLETED, true));
  }

  @Test
  void a_failed_action_or_rollback_fails_the_run() {
    assertThat(after(Sightings::activityFailed)).isEqualTo(new Ending(Status.FAILED, false));
  }

  @Test
  void a_system_that_is_not_steady_again_fails_the_run() {
    assertThat(after(Sightings::notRestored)).isEqualTo(new Ending(Status.FAILED, false));
  }

  @Test
  void a_lost_fault_fails_the_run() {
    assertThat(after(Sightings::faultLost)).isEqualTo(new Ending(Status.FAILED, false));
  }

  @Test
  void an_interruption_wins_over_everything_but_keeps_what_was_seen() {
    Ending ending =
        after(seen -> {
          seen.watchMissed();
          seen.aborted();
          seen.interrupted();
        });
    assertThat(ending).isEqualTo(new Ending(Status.INTERRUPTED, true));
    assertThat(ending.word()).isEqualTo("interrupted");
  }

  @Test
  void an_aborted_run_is_aborted_whatever_failed() {
    assertThat(
            after(seen -> {
              seen.activityFailed();
              seen.aborted();
            }))
        .isEqualTo(new Ending(Status.ABORTED, false));
  }

  private static Ending after(Consumer<Sightings> happenings) {
    Sightings sightings = new Sightings();
    happenings.accept(sightings);
    return Ending.of(sightings.seen());
  }
}
