package turbulence.experiment.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.json.JsonObject;

/// Something that happened. Texts and trees in events hold no secrets: they are masked before.
public sealed interface Event {

  /// A line for the log.
  record Logged(Level level, String text) implements Event {}

  /// A command set out on an experiment.
  ///
  /// @param phase run, validate, discovery or init
  /// @param payload what the command works on
  record CommandStarted(String phase, @Nullable JsonObject payload) implements Event {}

  /// A command ended.
  ///
  /// @param outcome completed, failed or deviated
  /// @param error what went wrong, when something did
  record CommandEnded(
      String phase, String outcome, @Nullable JsonObject payload, @Nullable String error)
      implements Event {}

  record ExperimentStarted(Experiment experiment) implements Event {}

  /// @param journal the finished journal
  record ExperimentEnded(JsonObject journal) implements Event {}

  /// What part of a run the following activities belong to.
  enum Phase {
    BEFORE,
    DURING,
    METHOD,
    AFTER,
    ROLLBACKS,
    RESTORED
  }

  record PhaseStarted(Phase phase) implements Event {}

  record PhaseEnded(Phase phase) implements Event {}

  record HypothesisStarted(Phase phase, Hypothesis hypothesis) implements Event {}

  record HypothesisEnded(Phase phase, boolean met) implements Event {}

  record ActivityStarted(Phase phase, Activity activity) implements Event {}

  /// @param run the journal's entry
  /// @param judgement for a tolerance: what was expected and seen
  record ActivityEnded(Phase phase, Activity activity, JsonObject run, @Nullable String judgement)
      implements Event {}

  /// An activity that ended was held against its tolerance.
  ///
  /// @param why what was expected and seen; empty when it was met
  record Judged(Activity activity, boolean met, String why) implements Event {}

  record PauseStarted(Phase phase, Activity activity, boolean before, Duration time)
      implements Event {}

  record PauseEnded(Phase phase, Activity activity) implements Event {}

  /// Somebody or something asked the run to stop.
  record Interrupted(String reason) implements Event {}

  /// What the run changed and is changed no more.
  record Restored(String target) implements Event {}

  /// What the run changed and is still changed.
  record StillChanged(String target, String command) implements Event {}
}
