package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import turbulence.simulator.store.Stored;

/// How often pods of a Job failed since one succeeded, and when the last one did: with each failure
/// the next pod is waited for twice as long.
record Setback(int failures, Instant last) {
  static final Setback NONE = new Setback(0, Instant.EPOCH);

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(10);

  /// With pods that ended since.
  Setback after(List<Stored> succeeded, List<Stored> failed) {
    if (succeeded.isEmpty()) {
      return failed.isEmpty() ? this : new Setback(failures + failed.size(), latest(failed));
    }
    Instant success = latest(succeeded);
    List<Stored> since =
        failed.stream().filter(pod -> JobPod.finishedAt(pod).isAfter(success)).toList();
    return since.isEmpty() ? NONE : new Setback(since.size(), latest(since));
  }

  private static Instant latest(List<Stored> pods) {
    return pods.stream().map(JobPod::finishedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /// How long no pod shall be made yet.
  Duration left(Instant now) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST;
    for (int i = 1; i < failures && wait.compareTo(MOST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    wait = wait.compareTo(MOST) < 0 ? wait : MOST;
    Duration left = wait.minus(Duration.between(last, now));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
