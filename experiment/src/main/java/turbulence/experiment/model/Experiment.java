package turbulence.experiment.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// An experiment as its author wrote it.
///
/// @param configuration as written: values still to be resolved
/// @param secrets as written: scopes of values still to be resolved
/// @param runtime null when the file does not speak of it
/// @param source the whole file; this goes to the journal
public record Experiment(
    String title,
    String description,
    JsonObject configuration,
    JsonObject secrets,
    @Nullable Hypothesis hypothesis,
    List<Activity> method,
    List<Activity> rollbacks,
    List<ControlSpec> controls,
    JsonArray extensions,
    @Nullable RuntimeChoice runtime,
    JsonObject source) {

  public Experiment titled(String newTitle) {
    return new Experiment(
        newTitle,
        description,
        configuration,
        secrets,
        hypothesis,
        method,
        rollbacks,
        controls,
        extensions,
        runtime,
        source.with("title", newTitle));
  }
}
