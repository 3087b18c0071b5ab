package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Key;
import turbulence.simulator.time.Timeline;

/// Looks that are to be taken later, at most one for each key: the earliest that was asked for.
public final class Looks {
  private final Timeline timeline;
  private final Map<Key, Planned> planned = new HashMap<>();
  private Consumer<Key> look = _ -> {};

  public Looks(Timeline timeline) {
    this.timeline = timeline;
  }

  private record Planned(Instant at, Timeline.Alarm alarm) {}

  public void begin(Consumer<Key> looker) {
    look = looker;
  }

  public void after(Key key, Duration delay) {
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

  /// Plans anew: forgets what was planned, and looks after that time when there is one.
  public void anew(Key key, @Nullable Duration delay) {
    forget(key);
    if (delay != null) {
      after(key, delay);
    }
  }

  private void due(Key key) {
    planned.remove(key);
    look.accept(key);
  }

  public void forget(Key key) {
    Planned before = planned.remove(key);
    if (before != null) {
      before.alarm.cancel();
    }
  }
}
