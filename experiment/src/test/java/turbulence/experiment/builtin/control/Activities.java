package turbulence.experiment.builtin.control;

import java.util.List;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Provider;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Activities and moments for the tests of controls.
final class Activities {
  static final Experiment EXPERIMENT =
      new Experiment(
          "T",
          "D",
          JsonObject.EMPTY,
          JsonObject.EMPTY,
          null,
          List.of(),
          List.of(),
          List.of(),
          JsonArray.EMPTY,
          null,
          JsonObject.EMPTY);

  private Activities() {}

  static Activity of(Kind kind, String name) {
    JsonObject source = JsonObject.of("type", kind.word(), "name", name);
    Provider provider = new Provider.ProcessCall("true", null, null);
    return new Activity(
        name,
        kind,
        provider,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        OnFailure.FAIL,
        List.of(),
        false,
        source);
  }

  static Moment before(Activity activity) {
    return new Moment.OfActivity(EXPERIMENT, activity, null);
  }

  static Moment after(Activity activity, String status) {
    return new Moment.OfActivity(EXPERIMENT, activity, JsonObject.of("status", status));
  }

  static Moment start() {
    return new Moment.OfExperiment(EXPERIMENT, null);
  }

  static Moment end() {
    return new Moment.OfExperiment(EXPERIMENT, JsonObject.EMPTY);
  }
}
