package turbulence.experiment.model;

import java.util.List;
import turbulence.json.JsonObject;

/// What "steady" means for the system: probes, each with a tolerance.
public record Hypothesis(
    String title, List<Activity> probes, List<ControlSpec> controls, JsonObject source) {}
