package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Stored;

/// What is due of a CronJob.
///
/// @param last time that is due and has not been served; empty when there is none
/// @param since the last time that was served, or when the CronJob was made
/// @param missed how many times have passed since then, roughly
/// @param senseless whether the schedule never comes
record Due(Optional<Instant> last, Instant since, long missed, boolean senseless) {
  static final long MANY = 100;

  /// Servers look a little late, so that a time has surely come.
  private static final Duration LATE = Duration.ofMillis(100);

  /// @param after what was due before is let be
  static Due of(Stored cron, Schedule schedule, Instant now, Instant after) {
    Instant since =
        Pods.time(cron.status(), "lastScheduleTime")
            .or(() -> Pods.time(cron.metadata(), "creationTimestamp"))
            .orElse(now);
    since = since.isBefore(after) ? after : since;
    Instant first = schedule.next(since).orElse(null);
    Instant second = first == null ? null : schedule.next(first).orElse(null);
    if (first == null) {
      return new Due(Optional.empty(), since, 0, true);
    } else if (now.isBefore(first)) {
      return new Due(Optional.empty(), since, 0, false);
    } else if (second == null) {
      return new Due(Optional.empty(), since, 0, true);
    } else if (now.isBefore(second)) {
      return new Due(Optional.of(first), since, 0, false);
    }
    return late(schedule, now, since, first, second);
  }

  /// Reckons how many times were missed from the distance of the first two, and looks for the last
  /// one from a bit before where it should be.
  private static Due late(
      Schedule schedule, Instant now, Instant since, Instant first, Instant second) {
    long distance = Duration.between(first, second).toSeconds();
    long missed = Duration.between(first, now).toSeconds() / distance + 1;
    Instant last = null;
    Instant next = schedule.next(first.plusSeconds((missed - 2) * distance)).orElse(null);
    while (next != null && !next.isAfter(now)) {
      last = next;
      next = schedule.next(next).orElse(null);
    }
    return new Due(Optional.ofNullable(last), since, missed, false);
  }

  /// How long until the CronJob has to be looked at again.
  static Duration patience(Stored cron, Schedule schedule, Instant now) {
    Due due = of(cron, schedule, now, Instant.MIN);
    Instant from = now;
    if (!due.senseless) {
      from = due.last.orElse(due.missed == 0 ? due.since : now);
    }
    return schedule
        .next(from)
        .map(next -> Duration.between(now, next.plus(LATE)))
        .orElse(Duration.ofDays(366));
  }
}
