package turbulence.experiment.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.journal.SteadyState;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Strategy;

/// Takes a run through its phases: gate, method, verification, rollbacks, restoring.
final class Runner {
  private final Run run;
  private final Scope scope;
  private final RunChoices choices;
  private final ActivityRunner activities;
  private final Judging judge;
  private final Performer performer;
  private final Backing backing;
  private final Restoring restoring;
  private final @Nullable HypothesisRunner hypothesis;

  Runner(Run run, Toolbox toolbox, RunChoices choices, Restoring restoring, Backing backing) {
    this.run = run;
    this.scope = toolbox.scope();
    this.choices = choices;
    this.judge = toolbox.judging();
    this.performer = toolbox.performer();
    this.restoring = restoring;
    this.activities = new ActivityRunner(run, scope, performer, judge);
    this.backing = backing;
    this.hypothesis = hypothesisOf(run.experiment());
  }

  private @Nullable HypothesisRunner hypothesisOf(Experiment experiment) {
    Hypothesis declared = experiment.hypothesis();
    return declared == null || declared.probes().isEmpty() || choices.strategy() == Strategy.SKIP
        ? null
        : new HypothesisRunner(run, scope, declared, activities, judge);
  }

  private @Nullable HypothesisRunner quietHypothesis() {
    Hypothesis declared = run.experiment().hypothesis();
    Run quiet = run.telling(Restoring.nobody());
    return declared == null
        ? null
        : new HypothesisRunner(
            quiet, scope, declared, new ActivityRunner(quiet, scope, performer, judge), judge);
  }

  /// Plays everything; what happened is in the journal and the sightings.
  void play() {
    run.stop().enter();
    try {
      run.controls().configure(scope);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    announce();
    boolean rollBack = true;
    try {
      run.controls()
          .before(
              new Moment.OfExperiment(run.experiment(), null),
              List.of(),
              scope,
              verdict -> Interruption.on(verdict, run));
      forward();
      backing.lookout().settle();
    } catch (RunInterrupted | InterruptedException e) {
      rollBack = interrupted();
    }
    backing.lookout().rest();
    if (rollBack) {
      back();
    } else {
      restoring.nameWhatIsLeft();
    }
    run.stop().leave();
  }

  private void announce() {
    run.events().info("Steady-state strategy: " + choices.strategy().logged());
    run.events().info("Rollbacks strategy: " + choices.rollbacks().word());
    if (choices.strategy() == Strategy.SKIP) {
      run.events().info("Skipping Steady-State Hypothesis as requested");
    } else if (hypothesis == null) {
      run.events().info("No steady state hypothesis defined. That's ok, just exploring.");
    }
  }

  private void forward() throws RunInterrupted, InterruptedException {
    if (hypothesis != null && choices.strategy().gates() && !passesGate(hypothesis)) {
      return;
    }
    Watch watch =
        hypothesis != null && choices.strategy().watches()
            ? new Watch(run, hypothesis, choices.frequency(), choices.failFast())
            : null;
    if (watch != null) {
      watch.start();
    }
    try {
      boolean played = method();
      if (watch != null) {
        watch.finish();
      }
      if (played && hypothesis != null && choices.strategy().verifies()) {
        verify(hypothesis);
      }
    } finally {
      if (watch != null) {
        watch.end();
      }
    }
  }

  private boolean passesGate(HypothesisRunner probes) throws RunInterrupted {
    SteadyState state = new SteadyState();
    run.events().tell(new Event.PhaseStarted(Phase.BEFORE));
    probes.check(Phase.BEFORE, state);
    run.journal().before(state);
    run.events().tell(new Event.PhaseEnded(Phase.BEFORE));
    if (!state.isMissed()) {
      return true;
    }
    run.sightings().gateMissed();
    missed(state);
    return false;
  }

  /// Whether it was played to its end.
  private boolean method() throws RunInterrupted {
    run.events().tell(new Event.PhaseStarted(Phase.METHOD));
    try {
      new MethodRunner(run, scope, activities, judge, backing).play();
      return !run.sightings().isCutShort();
    } catch (RunAborted e) {
      run.aborted(e);
      return false;
    } finally {
      run.events().tell(new Event.PhaseEnded(Phase.METHOD));
    }
  }

  private void verify(HypothesisRunner probes) throws RunInterrupted {
    SteadyState state = new SteadyState();
    run.events().tell(new Event.PhaseStarted(Phase.AFTER));
    probes.check(Phase.AFTER, state);
    run.journal().after(state);
    run.events().tell(new Event.PhaseEnded(Phase.AFTER));
    if (state.isMissed()) {
      run.sightings().verificationMissed(state.hasFailedProbe());
      missed(state);
    }
  }

  private void missed(SteadyState state) {
    run.events()
        .critical(
            "Steady state probe '"
                + state.lastProbe()
                + "' is not in the given tolerance so failing this experiment");
  }

  /// Whether rollbacks are wanted all the same.
  private boolean interrupted() {
    run.sightings().interrupted();
    Stop.Reason reason = run.stop().reason();
    run.stop().acknowledge();
    if (reason == null) {
      return true;
    }
    run.events().tell(new Event.Interrupted(reason.logged()));
    if (reason.isCritical()) {
      run.events().critical(reason.logged());
    } else {
      run.events().warning(reason.logged());
    }
    if (reason.skipRollbacks()) {
      run.events().warning("Ignoring rollbacks as per signal");
    }
    return !reason.skipRollbacks();
  }

  private void back() {
    RollbackRunner rollbacks = new RollbackRunner(run, scope, activities);
    boolean played = rollbacks.decide(choices.rollbacks(), run.sightings().seen().deviated());
    if (played) {
      run.events().tell(new Event.PhaseStarted(Phase.ROLLBACKS));
      rollbacks.play();
      run.events().tell(new Event.PhaseEnded(Phase.ROLLBACKS));
    }
    boolean rolledBack = played && !run.experiment().rollbacks().isEmpty();
    if (run.dry() == null && restoring.afterRun(rolledBack, hypothesis, quietHypothesis())) {
      backing.lookout().afterwards();
    }
  }

  /// What the choices for this run came to.
  record RunChoices(
      Strategy strategy, RollbackStrategy rollbacks, double frequency, boolean failFast) {}
}
