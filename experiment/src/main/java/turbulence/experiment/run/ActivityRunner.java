package turbulence.experiment.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.journal.RunEntry;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Provider;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Plays one activity: asks its controls, pauses, performs under its deadline, and turns whatever
/// comes of it into a journal entry. The only place where an exception becomes an outcome.
final class ActivityRunner {
  private final Run run;
  private final Scope scope;
  private final Performer performer;
  private final Pauses pauses;
  private final Attempts attempts;

  ActivityRunner(Run run, Scope scope, Performer performer, Judging judge) {
    this.run = run;
    this.scope = scope;
    this.performer = performer;
    this.pauses = new Pauses(run);
    this.attempts = new Attempts(run, judge);
  }

  /// What playing one activity came to.
  ///
  /// @param played the activity as it was played: controls may have put another in its place
  /// @param next activities that controls want played after it
  record Played(Activity played, RunEntry entry, @Nullable String missed, List<Activity> next) {
    boolean hasFailed() {
      return "failed".equals(entry.status());
    }

    /// Whether there is no output to judge, because it was not really played.
    boolean isPretended(@Nullable Dry overall) {
      Dry dry = played.dry() != null ? played.dry() : overall;
      return dry != null && (dry.skips(played.kind()) || dry == overall && dry.skipsTolerances());
    }
  }

  /// Who wants to know how far an activity has come.
  ///
  /// @param journaled told of the entry as soon as the activity starts
  /// @param underway told then, or when it has to wait before
  record Watcher(Consumer<RunEntry> journaled, Underway underway) {}

  /// @param backing null where nothing is written for an undo
  Played play(Activity declared, Phase phase, Watcher watcher, @Nullable Backing backing)
      throws RunInterrupted, RunAborted {
    try {
      if (declared.referred() && declared.provider() instanceof Provider.Unusable missing) {
        throw new RunAborted(missing.reason());
      }
      Activity activity = askBefore(declared);
      Dry dry = activity.dry() != null ? activity.dry() : run.dry();
      boolean pretended = dry != null && dry.skips(activity.kind());
      boolean waits = dry != Dry.PAUSE && !pretended;
      if (activity.pauseBefore() != null) {
        watcher.underway().reached();
      }
      pauses.take(activity, phase, true, waits);
      run.events().info(line(activity));
      RunEntry entry = new RunEntry(run.masking().object(activity.source()), run.world().now());
      watcher.journaled().accept(entry);
      watcher.underway().reached();
      run.events().tell(new Event.ActivityStarted(phase, activity));
      String missed;
      try {
        missed = pretended ? pretend(activity, entry) : perform(activity, phase, entry, backing);
      } finally {
        entry.ended(run.world().now());
      }
      if (activity.pauseAfter() != null) {
        run.note(phase, entry.json());
      }
      pauses.take(activity, phase, false, waits && !entry.isSkipped());
      List<Activity> next = askAfter(activity, entry);
      run.events().tell(new Event.ActivityEnded(phase, activity, entry.json(), missed));
      return new Played(activity, entry, missed, next);
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    }
  }

  private static String line(Activity activity) {
    boolean inBackground = activity.source().get("background") == JsonBool.TRUE;
    return activity.kind().title()
        + ": "
        + activity.name()
        + (inBackground ? " [in background]" : "");
  }

  private @Nullable String pretend(Activity activity, RunEntry entry) {
    run.events().debug("Activity " + activity.name() + " is in dry mode");
    entry.annotate(JsonObject.of("pretended", true));
    succeeded(activity, entry, JsonNull.NULL);
    return null;
  }

  private @Nullable String perform(
      Activity activity, Phase phase, RunEntry entry, @Nullable Backing backing)
      throws RunAborted, InterruptedException {
    Deadline deadline = Deadline.of(activity.timeout(), run.world());
    Undertaking undertaking = backing == null ? null : new Undertaking(backing, entry, deadline);
    try (deadline) {
      Attempts.Result result =
          attempts.until(activity, () -> performer.perform(activity, undertaking));
      if (entry.isSkipped()) {
        run.events().info("  => skipped");
        return null;
      }
      if (activity.provider() instanceof Provider.ProcessCall && run.stop().isPressed()) {
        throw new InterruptedException("a terminal tells programs to end, too");
      }
      succeeded(activity, entry, result.output());
      entry.annotate(result.notes());
      return result.missed();
    } catch (ActivityFailed e) {
      failed(entry, e.reason(), e);
    } catch (InterruptedException e) {
      if (!deadline.hasPassed() || run.stop().isPressed()) {
        throw e;
      }
      failed(entry, overdue(activity.timeout()), e);
    } catch (RunAborted e) {
      if (phase == Phase.METHOD) {
        throw e;
      }
      failed(entry, e.reason(), e);
    } catch (OutOfMemoryError e) {
      failed(entry, "ran out of memory", e);
    } catch (RuntimeException e) {
      failed(entry, String.valueOf(e), e);
    }
    return null;
  }

  private static String overdue(@Nullable Duration timeout) {
    return "activity took too long to complete: more than "
        + (timeout == null ? "allowed" : timeout.toMillis() / 1000.0 + "s");
  }

  private void succeeded(Activity activity, RunEntry entry, Json output) {
    run.outputs().put(activity.name(), output);
    entry.succeeded(run.masking().tree(output));
    run.events()
        .debug(
            output == JsonNull.NULL
                ? "  => succeeded without any result value"
                : "  => succeeded with '" + output + "'");
  }

  private void failed(RunEntry entry, String reason, Throwable cause) {
    String masked = run.masking().text(reason);
    List<String> trace = new ArrayList<>();
    trace.add(masked);
    if (cause instanceof RuntimeException) {
      for (StackTraceElement element : cause.getStackTrace()) {
        trace.add("  at " + element);
      }
    }
    entry.failed(trace);
    run.events().error("  => failed: " + masked);
  }

  private Activity askBefore(Activity declared) throws RunInterrupted, InterruptedException {
    Activity[] current = {declared};
    run.controls()
        .before(
            new Moment.OfActivity(run.experiment(), declared, null),
            declared.controls(),
            scope,
            verdict -> {
              if (verdict instanceof Verdict.Replace replace) {
                current[0] = replace.activity();
              } else {
                interruptOn(verdict);
              }
            });
    return current[0];
  }

  private List<Activity> askAfter(Activity activity, RunEntry entry)
      throws RunInterrupted, InterruptedException {
    List<Activity> next = new ArrayList<>();
    run.controls()
        .after(
            new Moment.OfActivity(run.experiment(), activity, entry.json()),
            activity.controls(),
            scope,
            verdict -> {
              switch (verdict) {
                case Verdict.FollowWith follow -> next.add(follow.activity());
                case Verdict.Annotate annotate -> entry.annotate(mask(annotate.fields()));
                default -> interruptOn(verdict);
              }
            });
    return next;
  }

  private JsonObject mask(JsonObject fields) {
    return run.masking().object(fields);
  }

  private void interruptOn(Verdict verdict) throws RunInterrupted {
    Interruption.on(verdict, run);
  }
}
