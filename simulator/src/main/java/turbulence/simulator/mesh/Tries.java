package turbulence.simulator.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Retries;
import turbulence.simulator.mesh.rule.Retries.Failure;
import turbulence.simulator.mesh.upstream.Overflow;
import turbulence.simulator.mesh.upstream.Upstream;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Patience;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// One request's ways to pods: the first, and those after it when it failed. Belongs to one thread.
final class Tries {
  private static final int MOST_BACKOFFS = 10;
  private static final Duration FOREVER = Duration.ofDays(365);

  private final Timeline timeline;
  private final RandomGenerator random;
  private final Job job;
  private final Retries retries;
  private final Goal goal;
  private Set<Stop> tried = Set.of();
  private boolean full;

  /// Where it may go.
  ///
  /// @param host its full name
  /// @param key what requests have in common that shall come to the same pod
  record Goal(String host, Upstream upstream, List<Stop> stops, @Nullable String key) {}

  /// How one try ended.
  ///
  /// @param again whether that is a reason for another one
  private record Try(Outcome outcome, boolean again) {}

  Tries(Timeline timeline, RandomGenerator random, Job job, Goal goal) {
    this.timeline = timeline;
    this.random = random;
    this.job = job;
    this.retries = job.route().retries();
    this.goal = goal;
  }

  Outcome run(Request request, Instant begun) throws InterruptedException {
    Instant end = begun.plus(job.route().timeout().orElse(FOREVER));
    Try last = once(Tracing.counted(request, 1), begun, end);
    int attempt = 1;
    while (last.again() && attempt <= retries.attempts() && goal.upstream().mayRetry()) {
      try {
        if (!waited(attempt, end)) {
          return late(last.outcome().stop());
        }
        attempt++;
        last = once(Tracing.counted(request, attempt), begun, end);
      } finally {
        goal.upstream().retried();
      }
    }
    return last.again() && attempt > retries.attempts() && attempt > 1
        ? last.outcome().flagged("URX")
        : last.outcome();
  }

  /// Waits before the next try; false when there is no time left for one.
  private boolean waited(int attempt, Instant end) throws InterruptedException {
    long base = Math.max(1, retries.backoff().toMillis());
    long most = Math.min(base << Math.min(attempt - 1, 10), base * MOST_BACKOFFS);
    Duration pause = Duration.ofNanos(random.nextLong(most * 1_000_000));
    Duration left = Duration.between(timeline.instant(), end);
    timeline.sleep(pause.compareTo(left) < 0 ? pause : left);
    return timeline.instant().isBefore(end);
  }

  private static Outcome late(@Nullable Stop stop) {
    return new Outcome(Replies.LATE, "UT", "", stop);
  }

  private Try once(Request request, Instant begun, Instant end) throws InterruptedException {
    Stop stop = goal.upstream().pick(goal.stops(), tried, goal.key());
    if (stop == null) {
      return new Try(Outcome.own(Replies.NONE_HEALTHY, "UH"), false);
    }
    if (retries.attempts() > 0 && goal.stops().size() > 1) {
      tried = tried.isEmpty() ? new HashSet<>() : tried;
      tried.add(stop);
    }
    Optional<Duration> limit = limit(end);
    Patience patience = limit.isEmpty() ? null : new Patience(timeline);
    try {
      Response response =
          patience == null
              ? admitted(stop, request)
              : patience.within(limit.get(), () -> admitted(stop, request));
      goal.upstream().answered(stop, response.status(), goal.stops());
      Response timed = Replies.timed(response, Duration.between(begun, timeline.instant()));
      return new Try(new Outcome(timed, "", "", stop), retries.on(response.status()));
    } catch (Unreachable unreachable) {
      return failed(stop, unreachable, patience, end);
    }
  }

  /// How long one try may take: as the route says, and no longer than all together.
  private Optional<Duration> limit(Instant end) {
    if (job.route().timeout().isEmpty()) {
      return retries.perTry();
    }
    Duration left = Duration.between(timeline.instant(), end);
    return Optional.of(retries.perTry().filter(each -> each.compareTo(left) < 0).orElse(left));
  }

  private Response admitted(Stop stop, Request request) throws Unreachable, InterruptedException {
    try {
      goal.upstream().enter(stop);
    } catch (Overflow overflow) {
      full = true;
      throw new Unreachable("overflow");
    }
    try {
      Duration dial = goal.upstream().policy().pool().dial();
      return job.sender().send(new Job.Leg(goal.host(), stop, dial), request);
    } finally {
      goal.upstream().leave(stop);
    }
  }

  private Try failed(Stop stop, Unreachable unreachable, @Nullable Patience patience, Instant end) {
    if (full) {
      return new Try(new Outcome(Replies.OVERFLOW, "UO", "", stop), false);
    }
    boolean late = patience != null && patience.isOver();
    Failure failure = late ? Failure.TIMEOUT : failure(unreachable);
    goal.upstream().answered(stop, late ? 504 : 503, goal.stops());
    if (late && !timeline.instant().isBefore(end)) {
      return new Try(late(stop), false);
    }
    Outcome outcome = new Outcome(Replies.of(failure), Replies.flag(failure), "", stop);
    return new Try(outcome, retries.on(failure));
  }

  static Failure failure(Unreachable unreachable) {
    String reason = String.valueOf(unreachable.getMessage());
    return reason.startsWith("dial ") ? Failure.CONNECT : Failure.RESET;
  }
}
