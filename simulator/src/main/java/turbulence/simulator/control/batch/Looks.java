package turbulence.simulator.control.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import turbulence.simulator.store.Key;
import turbulence.simulator.time.Timeline;

/// Looks that are to be taken later, at most one for each key: the earliest that was asked for.
final class Looks {
  private final Timeline timeline;
  private final Map<Key, Planned> planned = new HashMap<>();
  private Consumer<Key> look = _ -> {};

  Looks(Timeline timeline) {
    this.timeline = timeline;
  }

  private record Planned(Instant at, Timeline.Alarm alarm) {}

  void begin(Consumer<Key> looker) {
    look = looker;
  }

  void after(Key key, Duration delay) {
    if (delay.isNegative() || delay.isZero()) {
      look.accept(key);
      return;
    }
    Instant at = timeline.instant().plus(delay);
    Planned before = planned.get(key);
    if (before != null && !at.isBefore(before.at)) {
      return;
    }
    forget(key);
    planned.put(key, new Planned(at, timeline.after(delay, () -> due(key))));
  }

  private void due(Key key) {
    planned.remove(key);
    look.accept(key);
  }

  void forget(Key key) {
    Planned before = planned.remove(key);
    if (before != null) {
      before.alarm.cancel();
    }
  }
}
