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

/// Runs all controllers on the control plane's thread: tells each of every change, then lets it
/// look at the keys that it asked for, each once however often it asked. Must be there before the
/// first object is: controllers know what they were told.
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
    for (Desk desk : desks) {
      desk.controller.begin(desk::ask);
    }
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

  /// Changes first, so that many of them about one key cost one look. One look each and then the
  /// others of the timeline, so that nobody waits long.
  private void work() {
    planned.set(false);
    tell();
    boolean more = false;
    for (Desk desk : desks) {
      more |= desk.lookAtOne();
      tell();
    }
    if (more) {
      plan();
    }
  }

  private void tell() {
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      for (Desk desk : desks) {
        desk.tell(change);
      }
    }
  }

  /// What a controller throws beside refusals is a mistake of ours: whoever runs the timeline hears
  /// of it, and the others go on.
  private void report(RuntimeException mistake) {
    timeline.soon(() -> {
      throw mistake;
    });
  }

  /// One controller and the keys that wait for it.
  private final class Desk {
    private final Controller controller;
    private final LinkedHashSet<Key> waiting = new LinkedHashSet<>();
    private final Map<Key, Integer> failures = new HashMap<>();

    /// Keys that are left alone for a while, and whether they shall be looked at behind it.
    private final Map<Key, Boolean> resting = new HashMap<>();

    Desk(Controller controller) {
      this.controller = controller;
    }

    void ask(Key key) {
      note(key);
      plan();
    }

    private void note(Key key) {
      if (resting.replace(key, true) == null) {
        waiting.add(key);
      }
    }

    void tell(Change change) {
      try {
        controller.seen(change, this::note);
      } catch (RuntimeException mistake) {
        report(mistake);
      }
    }

    boolean lookAtOne() {
      if (waiting.isEmpty()) {
        return false;
      }
      Key key = waiting.removeFirst();
      try {
        controller.reconcile(key);
        failures.remove(key);
        rest(key, controller.rest(key));
      } catch (Refusal refusal) {
        lookLater(key);
      } catch (RuntimeException mistake) {
        report(mistake);
        lookLater(key);
      }
      return true;
    }

    private void lookLater(Key key) {
      int failed = failures.merge(key, 1, Integer::sum);
      long patience = FIRST_PATIENCE.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
      timeline.after(Duration.ofMillis(patience), () -> ask(key));
    }

    private void rest(Key key, Duration howLong) {
      if (howLong.isZero()) {
        return;
      }
      resting.put(key, waiting.remove(key));
      timeline.after(howLong, () -> wake(key));
    }

    private void wake(Key key) {
      if (Boolean.TRUE.equals(resting.remove(key))) {
        ask(key);
      }
    }
  }
}
