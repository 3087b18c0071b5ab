package turbulence.experiment.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.journal.SteadyState;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.ledger.Outcome;
import turbulence.experiment.model.Restore;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The last phase: puts back what is still changed, and looks whether the system is steady again.
final class Restoring {
  static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Run run;
  private final Restore mode;
  private final Duration within;
  private final OpenRun ledger;
  private final Catalog catalog;
  private final Shared shared;

  Restoring(Run run, Plan plan, OpenRun ledger, Catalog catalog, Shared shared) {
    this.run = run;
    this.mode = plan.restore();
    this.within = plan.restoreWithin();
    this.ledger = ledger;
    this.catalog = catalog;
    this.shared = shared;
  }

  /// @param rollbacksPlayed whether a declared rollback ran
  /// @param hypothesis null when there is none to check
  /// @param again the same hypothesis, telling nobody: for all checks but the first
  /// @return whether anything may have been put back, by a rollback or by us
  boolean afterRun(
      boolean rollbacksPlayed,
      @Nullable HypothesisRunner hypothesis,
      @Nullable HypothesisRunner again) {
    boolean wanted =
        mode == Restore.ALWAYS || (mode == Restore.CUT_SHORT && run.sightings().isCutShort());
    Outcome outcome = walk(wanted);
    boolean worthALook =
        !outcome.restored().isEmpty() || (rollbacksPlayed && mode == Restore.ALWAYS);
    boolean wasSteady = !run.sightings().seen().gateMissed();
    if (wanted && worthALook && wasSteady && hypothesis != null && again != null) {
      look(hypothesis, again);
    }
    nameWhatIsLeft(outcome, wanted);
    return rollbacksPlayed || !outcome.restored().isEmpty();
  }

  /// For a run that leaves everything as it is: says what that is.
  void nameWhatIsLeft() {
    nameWhatIsLeft(walk(false), false);
  }

  private Outcome walk(boolean acting) {
    if (ledger.changed().isEmpty()) {
      return Outcome.NOTHING;
    }
    if (acting) {
      run.extra("Putting back what this run changed");
    }
    try {
      Outcome outcome =
          acting
              ? ledger.restore(catalog.undoers(), shared)
              : ledger.check(catalog.undoers(), shared);
      outcome.restored().forEach(target -> run.extra("Put back: " + target));
      return outcome;
    } catch (InterruptedException e) {
      run.sightings().interrupted();
      run.stop().acknowledge();
      return Outcome.NOTHING;
    }
  }

  /// Putting back is part of the run: when it was wanted and did not succeed, the run failed.
  private void nameWhatIsLeft(Outcome outcome, boolean wanted) {
    if (!outcome.restored().isEmpty() || !outcome.isWhole()) {
      run.journal().annotate("restoring", run.masking().tree(json(outcome)));
    }
    if (wanted && !outcome.isWhole()) {
      run.sightings().notRestored();
    }
    if (outcome.open().isEmpty()) {
      return;
    }
    run.events()
        .warning("Still changed: " + join(outcome) + ". Put back with: " + ledger.command());
  }

  private static String join(Outcome outcome) {
    return String.join(", ", outcome.open().stream().map(Outcome.Left::target).toList());
  }

  private static JsonObject json(Outcome outcome) {
    JsonObject.Builder json = JsonObject.builder();
    json.put("restored", JsonArray.from(outcome.restored()));
    json.put("already", JsonArray.from(outcome.already()));
    json.put("left_alone", lefts(outcome.left()));
    json.put("still_changed", lefts(outcome.open()));
    return json.build();
  }

  private static JsonArray lefts(List<Outcome.Left> lefts) {
    return new JsonArray(
        lefts.stream()
            .<Json>map(left -> JsonObject.of("target", left.target(), "why", left.why()))
            .toList());
  }

  /// Routes and pods need a moment, so the hypothesis is checked until it is met or time is up.
  private void look(HypothesisRunner hypothesis, HypothesisRunner again) {
    run.events().tell(new Event.PhaseStarted(Phase.RESTORED));
    long started = run.world().nanoTime();
    HypothesisRunner runner = hypothesis;
    try {
      while (true) {
        SteadyState state = new SteadyState();
        run.journal().restored(state);
        runner.check(Phase.RESTORED, state);
        if (state.isMet()) {
          break;
        }
        if (run.world().nanoTime() - started + EVERY.toNanos() > within.toNanos()) {
          run.sightings().notRestored();
          run.events()
              .critical(
                  "The system is not steady again after everything was put back: probe '"
                      + state.lastProbe()
                      + "' still misses its tolerance");
          break;
        }
        run.world().sleep(EVERY);
        runner = again;
      }
    } catch (RunInterrupted | InterruptedException e) {
      run.sightings().interrupted();
      run.stop().acknowledge();
      run.events().warning("The last look at the hypothesis was cut short");
    }
    run.events().tell(new Event.PhaseEnded(Phase.RESTORED));
  }

  /// Somebody to tell who does not care.
  static Events nobody() {
    return new Events();
  }
}
