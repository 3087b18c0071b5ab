package turbulence.experiment.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.journal.Journal;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.tolerance.Judgement;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Plays the method: activities in order, those in the background beside them.
final class MethodRunner {
  private final Run run;
  private final Scope scope;
  private final ActivityRunner activities;
  private final Judging judge;
  private final Backing backing;

  MethodRunner(Run run, Scope scope, ActivityRunner activities, Judging judge, Backing backing) {
    this.run = run;
    this.scope = scope;
    this.activities = activities;
    this.judge = judge;
    this.backing = backing;
  }

  void play() throws RunInterrupted, RunAborted {
    run.events().info("Playing your experiment's method now...");
    try {
      run.controls()
          .before(
              new Moment.OfMethod(run.experiment(), null),
              List.of(),
              scope,
              verdict -> Interruption.on(verdict, run));
      try {
        all();
      } finally {
        run.controls()
            .after(
                new Moment.OfMethod(run.experiment(), run.journal().entriesJson(Journal.Part.RUN)),
                List.of(),
                scope,
                verdict -> Interruption.on(verdict, run));
      }
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    }
  }

  private void all() throws RunInterrupted, RunAborted {
    if (run.experiment().method().isEmpty()) {
      run.events().info("No declared activities, let's move on.");
    }
    Deque<Activity> waiting = new ArrayDeque<>(run.experiment().method());
    Backgrounds backgrounds = new Backgrounds(run);
    int polled = 0;
    try {
      while (!waiting.isEmpty() && !run.sightings().hasFailedFast()) {
        run.stop().check();
        Activity activity = waiting.poll();
        polled++;
        if (activity.background()) {
          backgrounds.start(activity.name(), underway -> one(activity, underway));
        } else {
          ActivityRunner.Played played = one(activity, Underway.NOBODY);
          if (!played.next().isEmpty()) {
            played.next().reversed().forEach(waiting::addFirst);
            run.journal().repeated("method", polled, sources(played.next()));
          }
          if (played.hasFailed() && activity.onFailure() == OnFailure.STOP) {
            run.events()
                .warning(
                    "The rest of the method is not played, as '" + activity.name() + "' failed");
            break;
          }
        }
      }
      backgrounds.join();
    } catch (RunInterrupted e) {
      backgrounds.drain();
      throw e;
    } catch (RunAborted e) {
      backgrounds.join();
      throw e;
    }
  }

  private List<JsonObject> sources(List<Activity> repetitions) {
    return repetitions.stream().map(again -> run.masking().object(again.source())).toList();
  }

  private ActivityRunner.Played one(Activity activity, Underway underway)
      throws RunInterrupted, RunAborted {
    ActivityRunner.Played played =
        activities.play(
            activity,
            Phase.METHOD,
            new ActivityRunner.Watcher(
                entry -> run.journal().add(Journal.Part.RUN, entry), underway),
            backing);
    if (played.hasFailed()) {
      if (matters(played.played())) {
        run.sightings().activityFailed();
      }
    } else {
      judge(played);
    }
    run.keep("run", played.entry().json());
    return played;
  }

  /// A probe that cannot answer changes nothing, unless its author said that it does.
  private static boolean matters(Activity activity) {
    return activity.onFailure() != OnFailure.CONTINUE
        && (activity.kind() == Kind.ACTION || activity.source().has("on_failure"));
  }

  private void judge(ActivityRunner.Played played) throws RunInterrupted {
    Json tolerance = played.played().tolerance();
    boolean pretended = played.isPretended(run.dry()) || played.entry().isSkipped();
    if (tolerance == null && played.missed() == null || pretended) {
      return;
    }
    try {
      Judgement judgement =
          played.missed() != null || tolerance == null
              ? Judgement.missed(String.valueOf(played.missed()))
              : judge.judge(
                  tolerance,
                  run.outputs().getOrDefault(played.played().name(), played.entry().output()));
      Missed.note(played, judgement, run);
      if (!judgement.met()) {
        run.sightings().toleranceMissed();
        run.events()
            .critical(
                played.played().kind().title()
                    + " '"
                    + played.played().name()
                    + "' is not in the given tolerance so failing this experiment");
      }
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    }
  }
}
