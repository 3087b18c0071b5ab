package turbulence.experiment.run;

import java.util.List;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.journal.Journal;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.RollbackStrategy;

/// Plays the declared rollbacks, all of them: one that fails or is cut short keeps no other from
/// being played.
final class RollbackRunner {
  private final Run run;
  private final Scope scope;
  private final ActivityRunner activities;

  RollbackRunner(Run run, Scope scope, ActivityRunner activities) {
    this.run = run;
    this.scope = scope;
    this.activities = activities;
  }

  /// Whether they are to be played, and the line that says why not or why after all.
  boolean decide(RollbackStrategy strategy, boolean deviated) {
    switch (strategy) {
      case ALWAYS -> run.events().warning("Rollbacks were explicitly requested to be played");
      case NEVER -> run.events().warning("Rollbacks were explicitly requested to not be played");
      case DEVIATED ->
          run.events()
              .warning(
                  deviated
                      ? "Rollbacks will be played only because the experiment deviated"
                      : "Rollbacks were explicitely requested to be played only if the experiment"
                          + " deviated. Since this is not the case, we will not play them.");
      case DEFAULT -> {}
    }
    return switch (strategy) {
      case ALWAYS, DEFAULT -> true;
      case NEVER -> false;
      case DEVIATED -> deviated;
    };
  }

  void play() {
    run.events().info("Let's rollback...");
    try {
      run.controls()
          .before(
              new Moment.OfRollbacks(run.experiment(), null),
              List.of(),
              scope,
              verdict -> Interruption.on(verdict, run));
    } catch (RunInterrupted | InterruptedException e) {
      cutShort();
    }
    if (run.experiment().rollbacks().isEmpty()) {
      run.events().info("No declared rollbacks, let's move on.");
    }
    Backgrounds backgrounds = new Backgrounds(run);
    for (Activity rollback : run.experiment().rollbacks()) {
      run.events().info("Rollback: " + (rollback.referred() ? "None" : rollback.name()));
      if (rollback.background()) {
        background(backgrounds, rollback);
      } else {
        try {
          one(rollback, Underway.NOBODY);
        } catch (RunInterrupted e) {
          cutShort();
        } catch (RunAborted e) {
          run.sightings().activityFailed();
          run.events().error("  => failed: " + run.masking().text(e.reason()));
        }
      }
    }
    end(backgrounds);
  }

  private void end(Backgrounds backgrounds) {
    try {
      backgrounds.join();
    } catch (RunInterrupted e) {
      cutShort();
      backgrounds.drain();
    }
    try {
      run.controls()
          .after(
              new Moment.OfRollbacks(
                  run.experiment(), run.journal().entriesJson(Journal.Part.ROLLBACKS)),
              List.of(),
              scope,
              verdict -> Interruption.on(verdict, run));
    } catch (RunInterrupted | InterruptedException e) {
      cutShort();
    }
  }

  private void cutShort() {
    run.sightings().interrupted();
    Stop.Reason reason = run.stop().reason();
    if (reason != null && reason.isCritical()) {
      run.events().critical(reason.logged());
    } else {
      run.events()
          .warning(
              "Received an exit signal. The running rollback is cut short, the others are still"
                  + " played.");
    }
    run.stop().acknowledge();
  }

  private void background(Backgrounds backgrounds, Activity rollback) {
    try {
      backgrounds.start(rollback.name(), underway -> one(rollback, underway));
    } catch (RunInterrupted e) {
      cutShort();
    }
  }

  private void one(Activity rollback, Underway underway) throws RunInterrupted, RunAborted {
    ActivityRunner.Played played =
        activities.play(
            rollback,
            Phase.ROLLBACKS,
            new ActivityRunner.Watcher(
                entry -> run.journal().add(Journal.Part.ROLLBACKS, entry), underway),
            null);
    if (played.hasFailed() && rollback.onFailure() != OnFailure.CONTINUE) {
      run.sightings().activityFailed();
    }
    run.keep("rollbacks", played.entry().json());
  }
}
