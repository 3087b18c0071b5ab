package turbulence.experiment.model;

import java.time.Duration;
import turbulence.json.Json;

/// A probe that is asked again until its answer is as wanted.
///
/// @param until a tolerance, as written
/// @param every the time between two questions
/// @param within the time after which the last answer stands
public record Retry(Json until, Duration every, Duration within) {}
