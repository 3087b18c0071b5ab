package turbulence.experiment.extension;

import turbulence.experiment.model.Activity;
import turbulence.json.JsonObject;

/// What a control wants.
public sealed interface Verdict {
  Verdict PROCEED = new Proceed();

  record Proceed() implements Verdict {}

  /// Before an activity: play this one in its place.
  record Replace(Activity activity) implements Verdict {}

  /// After an activity: play that one next.
  record FollowWith(Activity activity) implements Verdict {}

  /// After an activity: add these fields to its journal entry.
  record Annotate(JsonObject fields) implements Verdict {}

  /// End the run.
  record Interrupt(String reason) implements Verdict {}
}
