package turbulence.simulator.control.scaling;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// Scales what HorizontalPodAutoscalers aim at. Each is looked at every fifteen seconds, for the
/// first time as long after it came; nothing else makes it hurry, as in a real cluster.
public final class Autoscaling implements Controller {
  private static final Resource SCALERS = new Resource("autoscaling", "horizontalpodautoscalers");
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Means means;
  private final Kinds kinds;
  private final Events events;
  private final Map<Key, Timeline.Alarm> alarms = new HashMap<>();
  private final Map<Key, History> histories = new HashMap<>();
  private Consumer<Key> looks = _ -> {};

  public Autoscaling(Means means, Kinds kinds) {
    this.means = means;
    this.kinds = kinds;
    this.events = new Events(means, Means.CALLER, "horizontal-pod-autoscaler", "");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks = look;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (!key.resource().equals(SCALERS)) {
      return;
    } else if (change instanceof Change.Deleted) {
      histories.remove(key);
      Optional.ofNullable(alarms.remove(key)).ifPresent(Timeline.Alarm::cancel);
    } else if (!alarms.containsKey(key)) {
      lookLater(key);
    }
  }

  private void lookLater(Key key) {
    alarms.put(key, means.timeline().after(EVERY, () -> looks.accept(key)));
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> scaler = means.store().get(key);
    if (scaler.isEmpty()) {
      return;
    }
    lookLater(key);
    History history = histories.computeIfAbsent(key, _ -> new History());
    new Look(means, events, scaler.get(), history).take(kinds);
  }
}
