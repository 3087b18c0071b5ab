package turbulence.experiment.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.journal.SteadyState;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.tolerance.Judgement;
import turbulence.json.Json;

/// Checks the hypothesis once: its probes in order, up to the first that misses.
final class HypothesisRunner {
  private final Run run;
  private final Scope scope;
  private final Hypothesis hypothesis;
  private final ActivityRunner activities;
  private final Judging judge;

  HypothesisRunner(
      Run run, Scope scope, Hypothesis hypothesis, ActivityRunner activities, Judging judge) {
    this.run = run;
    this.scope = scope;
    this.hypothesis = hypothesis;
    this.activities = activities;
    this.judge = judge;
  }

  /// @param state filled while the check goes on
  void check(Phase phase, SteadyState state) throws RunInterrupted {
    run.events().info("Steady state hypothesis: " + hypothesis.title());
    run.events().tell(new Event.HypothesisStarted(phase, hypothesis));
    try {
      run.controls()
          .before(
              new Moment.OfHypothesis(run.experiment(), hypothesis, null),
              hypothesis.controls(),
              scope,
              verdict -> Interruption.on(verdict, run));
      try {
        probes(phase, state);
      } finally {
        run.controls()
            .after(
                new Moment.OfHypothesis(run.experiment(), hypothesis, state.json()),
                hypothesis.controls(),
                scope,
                verdict -> Interruption.on(verdict, run));
      }
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    }
    run.events().tell(new Event.HypothesisEnded(phase, state.isMet()));
    run.keep(phase.name().toLowerCase(Locale.ROOT), state.json());
  }

  private void probes(Phase phase, SteadyState state) throws RunInterrupted, InterruptedException {
    Deque<Activity> waiting = new ArrayDeque<>(hypothesis.probes());
    while (!waiting.isEmpty()) {
      Activity probe = waiting.poll();
      try {
        ActivityRunner.Played played =
            activities.play(
                probe, phase, new ActivityRunner.Watcher(state::add, Underway.NOBODY), null);
        played.next().reversed().forEach(waiting::addFirst);
        if (!isWithin(played)) {
          state.met(false);
          return;
        }
      } catch (RunAborted e) {
        run.events().error("  => failed: " + run.masking().text(e.reason()));
        state.met(false);
        return;
      }
    }
    state.met(true);
    run.events().info("Steady state hypothesis is met!");
  }

  private boolean isWithin(ActivityRunner.Played played) throws InterruptedException {
    if (played.hasFailed()) {
      played.entry().judged(false);
      run.events()
          .warning("Probe terminated unexpectedly, so its tolerance could not be validated");
      return false;
    }
    Activity probe = played.played();
    Json tolerance = probe.tolerance();
    if (played.isPretended(run.dry())) {
      played.entry().judged(true);
      return true;
    }
    Json output = run.outputs().getOrDefault(probe.name(), played.entry().output());
    Judgement judgement;
    if (played.missed() != null) {
      judgement = Judgement.missed(played.missed());
    } else if (tolerance == null) {
      judgement = Judgement.missed("it has no tolerance");
    } else {
      judgement = judge.judge(tolerance, output);
    }
    Missed.note(played, judgement, run);
    return judgement.met();
  }
}
