package turbulence.experiment.run;

import java.time.Duration;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Activity;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.python.PythonValue;
import turbulence.experiment.read.Durations;
import turbulence.json.Json;
import turbulence.json.JsonNumber;

/// Waiting before and after activities.
final class Pauses {
  private final Run run;

  Pauses(Run run) {
    this.run = run;
  }

  private Json filled(Json written) throws RunAborted {
    try {
      return run.filler().value(written);
    } catch (ActivityFailed e) {
      throw new RunAborted(e.reason());
    }
  }

  /// @param waits whether it is more than pretended
  void take(Activity activity, Phase phase, boolean before, boolean waits)
      throws InterruptedException, RunAborted {
    Json written = before ? activity.pauseBefore() : activity.pauseAfter();
    if (written == null) {
      return;
    }
    Json value = filled(written);
    if (!PythonValue.isTrue(value)) {
      return;
    }
    run.events()
        .info(
            (before ? "Pausing before next activity for " : "Pausing after activity for ")
                + PythonText.str(value)
                + "s...");
    Duration time = value instanceof JsonNumber ? Durations.parse(value) : null;
    if (time == null) {
      throw new RunAborted(
          "the pause "
              + (before ? "before" : "after")
              + " '"
              + activity.name()
              + "' must be a number of seconds, not "
              + value);
    }
    if (waits) {
      run.events().tell(new Event.PauseStarted(phase, activity, before, time));
      run.world().sleep(time);
      run.events().tell(new Event.PauseEnded(phase, activity));
    }
  }
}
