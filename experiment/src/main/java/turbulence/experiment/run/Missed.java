package turbulence.experiment.run;

import turbulence.experiment.model.Activity;
import turbulence.experiment.tolerance.Judgement;
import turbulence.json.JsonObject;

/// Writes down how an activity stood to its tolerance.
final class Missed {
  private Missed() {}

  static void note(ActivityRunner.Played played, Judgement judgement, Run run) {
    played.entry().judged(judgement.met());
    if (!judgement.met()) {
      String why = run.masking().text(judgement.why());
      played.entry().annotate(JsonObject.of("tolerance_missed", why));
      Activity activity = played.played();
      run.extra(activity.kind().title() + " '" + activity.name() + "': " + why);
    }
  }
}
