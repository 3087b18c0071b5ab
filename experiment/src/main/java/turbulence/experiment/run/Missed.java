package turbulence.experiment.run;

import turbulence.experiment.event.Event;
import turbulence.experiment.model.Activity;
import turbulence.experiment.tolerance.Judgement;
import turbulence.json.JsonObject;

/// Writes down how an activity stood to its tolerance.
final class Missed {
  private Missed() {}

  static void note(ActivityRunner.Played played, Judgement judgement, Run run) {
    played.entry().judged(judgement.met());
    String why = judgement.met() ? "" : run.masking().text(judgement.why());
    Activity activity = played.played();
    run.events().tell(new Event.Judged(activity, judgement.met(), why));
    if (!judgement.met()) {
      played.entry().annotate(JsonObject.of("tolerance_missed", why));
      run.extra(activity.kind().title() + " '" + activity.name() + "': " + why);
    }
  }
}
