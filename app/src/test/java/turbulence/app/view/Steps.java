package turbulence.app.view;

import java.util.List;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Hypothesis;
import turbulence.experiment.model.Kind;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Provider;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Activities for tests.
final class Steps {
  private Steps() {}

  static Activity step(String name, Kind kind) {
    return step(name, kind, false, null);
  }

  static Activity step(String name, Kind kind, boolean background, Object tolerance) {
    return new Activity(
        name,
        kind,
        new Provider.ProcessCall("true", null, null),
        null,
        null,
        background,
        null,
        null,
        tolerance == null ? null : Json.of(tolerance),
        null,
        OnFailure.FAIL,
        List.of(),
        false,
        JsonObject.of("name", name));
  }

  static Experiment experiment(Hypothesis hypothesis, Activity... method) {
    return new Experiment(
        "A title",
        "What it is about",
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        hypothesis,
        List.of(method),
        List.of(),
        List.of(),
        JsonArray.EMPTY,
        null,
        JsonObject.EMPTY);
  }

  static JsonObject succeeded(Object output) {
    return JsonObject.builder()
        .put("status", "succeeded")
        .put("output", output)
        .put("duration", 1.25)
        .build();
  }

  static JsonObject failed(String... exception) {
    return JsonObject.builder()
        .put("status", "failed")
        .put("output", null)
        .put("exception", JsonArray.from(List.of(exception)))
        .put("duration", 0.5)
        .build();
  }
}
