package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Where in a run a control is asked. `state` is what came of it: null before, set after.
public sealed interface Moment {
  @Nullable Json state();

  /// Before and after a file is read; only controls of the settings and control files are there.
  record OfLoading(String source, @Nullable JsonObject state) implements Moment {}

  /// @param state the journal
  record OfExperiment(Experiment experiment, @Nullable JsonObject state) implements Moment {}

  record OfHypothesis(Experiment experiment, Hypothesis hypothesis, @Nullable JsonObject state)
      implements Moment {}

  record OfMethod(Experiment experiment, @Nullable JsonArray state) implements Moment {}

  record OfRollbacks(Experiment experiment, @Nullable JsonArray state) implements Moment {}

  /// @param state the journal's entry for the activity
  record OfActivity(Experiment experiment, Activity activity, @Nullable JsonObject state)
      implements Moment {}
}
