package turbulence.simulator.control.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one autoscaler found and did lately: as much as its windows need.
final class History {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final List<Entry> recommendations = new ArrayList<>();
  private final List<Entry> changes = new ArrayList<>();

  private record Entry(Instant at, long replicas) {}

  /// Takes note of what was recommended; gives that which the windows let through.
  long stabilise(long current, long wanted, Behaviour up, Behaviour down, Instant now) {
    if (recommendations.isEmpty()) {
      recommendations.add(new Entry(now, current));
    }
    long least = wanted;
    long most = wanted;
    for (Entry each : recommendations) {
      least = each.at.isAfter(now.minus(up.window())) ? Math.min(least, each.replicas) : least;
      most = each.at.isAfter(now.minus(down.window())) ? Math.max(most, each.replicas) : most;
    }
    recommendations.add(new Entry(now, wanted));
    recommendations.removeIf(each -> each.at.isBefore(now.minus(LONGEST)));
    return Math.min(Math.max(current, least), most);
  }

  void changed(long from, long to, Instant now) {
    changes.add(new Entry(now, to - from));
    changes.removeIf(each -> each.at.isBefore(now.minus(LONGEST)));
  }

  /// The most replicas that policies allow now.
  long highest(long current, Behaviour up, Instant now) {
    if (up.isForbidden()) {
      return current;
    }
    long limit = up.isCautious() ? Long.MAX_VALUE : Long.MIN_VALUE;
    for (Behaviour.Policy policy : up.policies()) {
      long start = before(current, policy, now);
      long most =
          policy.percent()
              ? (long) Math.ceil(start * (1 + policy.value() / 100.0))
              : start + policy.value();
      limit = up.isCautious() ? Math.min(limit, most) : Math.max(limit, most);
    }
    return Math.max(current, limit);
  }

  /// The fewest replicas that policies allow now.
  long lowest(long current, Behaviour down, Instant now) {
    if (down.isForbidden()) {
      return current;
    }
    long limit = down.isCautious() ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (Behaviour.Policy policy : down.policies()) {
      long start = before(current, policy, now);
      long least =
          policy.percent() ? (long) (start * (1 - policy.value() / 100.0)) : start - policy.value();
      limit = down.isCautious() ? Math.max(limit, least) : Math.min(limit, least);
    }
    return Math.min(current, limit);
  }

  /// How many replicas there were when the policy's period began.
  private long before(long current, Behaviour.Policy policy, Instant now) {
    long since = 0;
    for (Entry change : changes) {
      since += change.at.isAfter(now.minus(policy.period())) ? change.replicas : 0;
    }
    return current - since;
  }
}
