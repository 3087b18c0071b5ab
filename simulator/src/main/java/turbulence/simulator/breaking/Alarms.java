package turbulence.simulator.breaking;

import java.time.Duration;
import turbulence.simulator.breaking.Breaking.Levers;
import turbulence.simulator.time.Timeline;

/// Has moments come when their time is there.
final class Alarms {
  private Alarms() {}

  static void plan(Timeline timeline, Moment moment, Levers levers) {
    plan(timeline, moment, levers, moment.after());
  }

  private static void plan(Timeline timeline, Moment moment, Levers levers, Duration in) {
    timeline.after(
        in,
        () -> {
          moment.jump().ifPresent(levers::jumpClock);
          if (moment.expiresWatches()) {
            levers.expireWatches();
          }
          moment.every().ifPresent(every -> plan(timeline, moment, levers, every));
        });
  }
}
