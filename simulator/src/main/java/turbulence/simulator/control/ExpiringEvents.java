package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;

/// Forgets events that nobody told again for an hour.
public final class ExpiringEvents implements Controller {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Means means;

  /// The oldest first; an event that was told again stands here twice, once out of date.
  private final Deque<Written> written = new ArrayDeque<>();

  private boolean awaited;

  public ExpiringEvents(Means means) {
    this.means = means;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (change.key().resource().equals(Kinds.EVENTS) && !(change instanceof Change.Deleted)) {
      written.add(new Written(change.key(), change.revision(), means.timeline().instant()));
      if (!awaited) {
        await(KEPT);
      }
    }
  }

  private void await(Duration howLong) {
    awaited = true;
    means.timeline().after(howLong, this::forget);
  }

  private void forget() {
    awaited = false;
    Instant limit = means.timeline().instant().minus(KEPT);
    Written first = written.peek();
    while (first != null && !first.at().isAfter(limit)) {
      delete(written.remove());
      first = written.peek();
    }
    if (first != null) {
      await(Duration.between(limit, first.at()));
    }
  }

  @Override
  public void reconcile(Key key) {
    // Events ask for nothing: all happens by the clock.
  }

  private void delete(Written event) {
    boolean same =
        means
            .store()
            .get(event.key())
            .filter(now -> now.revision() == event.revision())
            .isPresent();
    if (same) {
      means.verbs().delete(Means.CALLER, event.key(), Deletion.NOW);
    }
  }

  /// When an event was last told.
  private record Written(Key key, long revision, Instant at) {}
}
