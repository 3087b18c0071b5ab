package turbulence.simulator.control.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import turbulence.simulator.store.Key;

/// How long pods that failed on a node are left there before they are replaced: longer each time.
final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<Place, Wait> waits = new HashMap<>();

  private record Place(Key set, String node) {}

  private record Wait(Duration length, Instant since) {}

  /// How long it is still to wait; nothing when it is time.
  Duration left(Key set, String node, Instant now) {
    Wait wait = waits.get(new Place(set, node));
    if (wait == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, wait.since.plus(wait.length));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// A pod that failed there is replaced now.
  void lose(Key set, String node, Instant now) {
    waits.merge(
        new Place(set, node),
        new Wait(FIRST, now),
        (before, first) -> {
          if (before.since.plus(LONGEST.multipliedBy(2)).isBefore(now)) {
            return first;
          }
          Duration twice = before.length.multipliedBy(2);
          return new Wait(twice.compareTo(LONGEST) > 0 ? LONGEST : twice, now);
        });
  }

  void forget(Key set) {
    waits.keySet().removeIf(place -> place.set.equals(set));
  }
}
