package turbulence.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;

/// Runs all controllers on the control plane's thread: tells each of every change, then lets it look
/// at the keys that it asked for, each once however often it asked.
public final class Controllers {
  private static final Duration FIRST_PATIENCE = Duration.ofMillis(5);
  private static final int MOST_DOUBLINGS = 12;

  private final Timeline timeline;
  private final List<Desk> desks = new ArrayList<>();
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean planned = new AtomicBoolean();

  public Controllers(Timeline timeline, Store store, List<? extends Controller> controllers) {
    this.timeline = timeline;
    controllers.forEach(controller -> desks.add(new Desk(controller)));
    store.listen(this::note);
  }

  private void note(Change change) {
    changes.add(change);
    plan();
  }

  private void plan() {
    if (planned.compareAndSet(false, true)) {
      timeline.soon(this::work);
    }
  }

  /// Changes first, so that many of them about one key cost one look.
  private void work() {
    planned.set(false);
    tell();
    boolean worked = false;
    for (Desk desk : desks) {
      worked |= desk.lookAtOne();
      tell();
    }
    if (worked) {
      plan();
    }
  }

  private void tell() {
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      for (Desk desk : desks) {
        desk.controller.seen(change, desk.waiting::add);
      }
    }
  }

  /// One controller and the keys that wait for it.
  private final class Desk {
    private final Controller controller;
    private final LinkedHashSet<Key> waiting = new LinkedHashSet<>();
    private final Map<Key, Integer> failures = new HashMap<>();

    Desk(Controller controller) {
      this.controller = controller;
    }

    boolean lookAtOne() {
      if (waiting.isEmpty()) {
        return false;
      }
      Key key = waiting.removeFirst();
      try {
        controller.reconcile(key);
        failures.remove(key);
      } catch (Refusal refusal) {
        int failed = failures.merge(key, 1, Integer::sum);
        long patience = FIRST_PATIENCE.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        timeline.after(Duration.ofMillis(patience), () -> lookAgain(key));
      }
      return true;
    }

    private void lookAgain(Key key) {
      waiting.add(key);
      plan();
    }
  }
}
