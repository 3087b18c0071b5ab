package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.cli.Stage;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.event.Level;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.Kind;
import turbulence.experiment.world.World;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class LiveViewTest {
  private final Activity probe = Steps.step("is-up", Kind.PROBE, false, 0);
  private final Activity action = Steps.step("break-it", Kind.ACTION);
  private final Activity load = Steps.step("load", Kind.ACTION, true, null);
  private final Hypothesis hypothesis =
      new Hypothesis("It works", List.of(probe), List.of(), JsonObject.EMPTY);

  @TempDir Path root;
  private Stage stage;
  private LiveView view;

  @BeforeEach
  void open() {
    stage = new Stage(root).onTerminal();
    World world = stage.world();
    view = new LiveView(world, new Terminal(world));
    view.on(new Event.ExperimentStarted(Steps.experiment(hypothesis, action, load)));
  }

  private void play(Phase phase, Activity activity, JsonObject entry, String judgement) {
    view.on(new Event.ActivityStarted(phase, activity));
    view.on(new Event.ActivityEnded(phase, activity, entry, judgement));
  }

  private List<String> shown() {
    return stage.err().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void a_run_is_shown_by_phases() {
    view.on(new Event.PhaseStarted(Phase.BEFORE));
    view.on(new Event.HypothesisStarted(Phase.BEFORE, hypothesis));
    play(
        Phase.BEFORE,
        probe,
        Steps.succeeded(JsonObject.of("status", 0, "stdout", "hi\nyou")),
        null);
    view.on(new Event.PhaseEnded(Phase.BEFORE));
    view.on(new Event.PhaseStarted(Phase.METHOD));
    play(Phase.METHOD, action, Steps.failed("Traceback", "  at x", "no such pod"), null);
    view.on(new Event.PhaseEnded(Phase.METHOD));
    view.on(new Event.HypothesisStarted(Phase.AFTER, hypothesis));
    play(Phase.AFTER, probe, Steps.succeeded(JsonObject.of("status", 1)), "expected 0, got 1");
    assertThat(shown())
        .containsExactly(
            "A title",
            "What it is about",
            "Steady state before  It works",
            "✓ is-up             exit 0: hi, expected 0                            1.3 s",
            "Method",
            "✗ break-it                                                            0.5 s",
            "no such pod",
            "Steady state after  It works",
            "✗ is-up                                                               1.3 s",
            "expected 0, got 1");
    assertThat(stage.err()).doesNotContain("\u001b[3");
  }

  @Test
  void a_probe_is_shown_once_it_is_judged() {
    play(Phase.METHOD, probe, Steps.succeeded(JsonObject.of("status", 1)), null);
    assertThat(shown()).hasSize(2);
    view.on(new Event.Judged(probe, false, "expected 0, got 1"));
    play(Phase.METHOD, probe, Steps.succeeded(JsonObject.of("status", 0)), null);
    view.on(new Event.PhaseEnded(Phase.METHOD));
    assertThat(shown().subList(2, shown().size()))
        .containsExactly(
            "Method",
            "✗ is-up                                                               1.3 s",
            "expected 0, got 1",
            "✓ is-up             exit 0, expected 0                                1.3 s");
  }

  @Test
  void a_phase_in_which_nothing_happens_takes_no_room() {
    view.on(new Event.PhaseStarted(Phase.ROLLBACKS));
    view.on(new Event.PhaseEnded(Phase.ROLLBACKS));
    assertThat(shown()).hasSize(2);
  }

  @Test
  void what_nobody_ended_was_cut_off() {
    view.on(new Event.ActivityStarted(Phase.METHOD, load));
    view.on(new Event.ActivityStarted(Phase.METHOD, action));
    view.on(new Event.PhaseEnded(Phase.METHOD));
    assertThat(shown().subList(2, 6))
        .containsExactly(
            "Method",
            "↗ load              started in the background",
            "■ load              cut off",
            "■ break-it          cut off");
  }

  @Test
  void checks_beside_the_method_are_counted_and_the_first_miss_shown() {
    for (int i = 0; i < 4; i++) {
      play(Phase.DURING, probe, Steps.succeeded(1), i < 2 ? null : "expected 0, got 1");
      view.on(new Event.HypothesisEnded(Phase.DURING, i < 2));
    }
    view.on(new Event.PhaseEnded(Phase.DURING));
    assertThat(shown().subList(2, shown().size()))
        .containsExactly(
            "✗ is-up                                                               1.3 s",
            "expected 0, got 1",
            "✗ checked 4 times meanwhile",
            "is-up missed 2");
  }

  @Test
  void a_check_that_is_repeated_after_restoring_is_shown_once() {
    view.on(new Event.HypothesisStarted(Phase.RESTORED, hypothesis));
    play(Phase.RESTORED, probe, Steps.succeeded(1), "expected 0, got 1");
    view.on(new Event.HypothesisEnded(Phase.RESTORED, false));
    play(Phase.RESTORED, probe, Steps.succeeded(0), null);
    view.on(new Event.HypothesisEnded(Phase.RESTORED, true));
    view.on(new Event.PhaseEnded(Phase.RESTORED));
    assertThat(shown().subList(2, shown().size()))
        .containsExactly(
            "Steady state once restored  It works",
            "✓ is-up             0, expected 0                                     1.3 s");
  }

  @Test
  void warnings_are_shown_once_and_what_is_told_elsewhere_is_not_repeated() {
    view.on(new Event.Logged(Level.INFO, "Action: break-it"));
    view.on(new Event.Logged(Level.ERROR, "  => failed: no such pod"));
    view.on(new Event.Logged(Level.WARNING, "Received a termination signal (Ctrl-C)..."));
    view.on(new Event.Interrupted("Received a termination signal (Ctrl-C)..."));
    view.on(new Event.StillChanged("node a", "turbulence undo 1"));
    assertThat(shown().subList(2, shown().size()))
        .containsExactly(
            "! Received a termination signal (Ctrl-C)...",
            "! still changed: node a",
            "put it back with: turbulence undo 1");
  }

  @Test
  void the_end_says_what_came_of_it_and_where_to_read_on() {
    JsonObject journal =
        JsonObject.builder()
            .put("status", "completed")
            .put("deviated", false)
            .put("duration", 75.2)
            .put("steady_states", JsonObject.of("after", JsonObject.EMPTY))
            .build();
    view.close(journal, List.of(new Closing.Pointer("Journal", "j.json")));
    view.close();
    assertThat(shown().subList(3, 5))
        .containsExactly("✓ The system held  1 min 15 s", "Journal  j.json");
  }

  @Test
  void an_experiment_that_could_not_start_says_why() {
    JsonObject missed =
        JsonObject.of("activity", JsonObject.of("name", "is-up"), "tolerance_met", false);
    JsonObject before = JsonObject.of("steady_state_met", false, "probes", JsonArray.of(missed));
    JsonObject journal =
        JsonObject.of("status", "failed", "steady_states", JsonObject.of("before", before));
    assertThat(Closing.verdict(journal))
        .isEqualTo("The system was not steady, so nothing was done to it");
    assertThat(Closing.reasons(journal)).containsExactly("missed before the method: is-up");
  }

  @Test
  void a_narrow_terminal_gets_names_and_times() {
    Stage narrow = new Stage(root).onTerminal().with("COLUMNS", "34").with("LANG", "C");
    World world = narrow.world();
    view = new LiveView(world, new Terminal(world));
    play(Phase.METHOD, action, Steps.succeeded("a long answer"), null);
    assertThat(narrow.err()).isEqualTo("\n  Method\n    + break-it        1.3 s\n");
  }
}
