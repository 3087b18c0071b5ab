package turbulence.simulator.api.read;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Cursor;
import turbulence.simulator.store.Snapshot;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Stopwatch;

/// One open watch: tells of changes until its time is over, its client is gone or it fell too far
/// behind.
final class Watch {
  private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Store store;
  private final WatchQuery query;
  private final EventWriter events;
  private final Cursor cursor;
  private final Watchers watchers;

  Watch(Store store, WatchQuery query, EventWriter events, Cursor cursor, Watchers watchers) {
    this.watchers = watchers;
    this.store = store;
    this.query = query;
    this.events = events;
    this.cursor = cursor;
  }

  /// Tells what exists as if it had just been added.
  void tellPresent(Snapshot snapshot) throws IOException {
    boolean[] broken = {false};
    IOException[] failure = new IOException[1];
    snapshot.walk(
        query.namespace(),
        null,
        stored -> {
          try {
            if (query.selected().test(stored.object())) {
              events.object("ADDED", stored);
            }
          } catch (IOException e) {
            failure[0] = e;
            broken[0] = true;
          }
          return !broken[0];
        });
    if (failure[0] != null) {
      throw failure[0];
    }
    if (query.initialEvents() && query.bookmarks()) {
      events.bookmark(snapshot.revision(), true);
    }
    events.flush();
  }

  /// Tells of changes; returns when the watch is over.
  void follow(BooleanSupplier open) throws IOException, InterruptedException {
    Stopwatch watch = new Stopwatch();
    Duration bookmarkDue = BETWEEN_BOOKMARKS;
    while (open.getAsBoolean() && !watch.left(query.howLong()).isZero()) {
      // Read before the wait: if nothing came, nothing up to this revision was missed.
      long known = store.revision();
      Change change = cursor.next(shorter(GLANCE, watch.left(query.howLong())));
      if (change != null) {
        tellAllFrom(change);
        watchers.breathe();
      } else if (cursor.isDropped()) {
        tooFarBehind();
        return;
      } else if (watch.left(bookmarkDue).isZero()) {
        bookmark(known);
        bookmarkDue = watch.elapsed().plus(BETWEEN_BOOKMARKS);
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void bookmark(long known) throws IOException {
    if (query.bookmarks() && !cursor.lags()) {
      events.bookmark(Math.max(known, cursor.revision()), false);
      events.flush();
    }
  }

  /// Everything that is there already goes out in one piece.
  private void tellAllFrom(Change first) throws IOException {
    for (@Nullable Change change = first; change != null; change = cursor.poll()) {
      tell(change);
      if (events.isFull()) {
        events.flush();
      }
    }
    events.flush();
  }

  private void tell(Change change) throws IOException {
    if (!query.namespace().isEmpty() && !change.key().namespace().equals(query.namespace())) {
      return;
    }
    switch (change) {
      case Change.Added(Stored now) -> {
        if (isSelected(now)) {
          events.object("ADDED", now);
        }
      }
      case Change.Deleted(Stored before, Stored now) -> {
        if (isSelected(before)) {
          events.object("DELETED", now);
        }
      }
      case Change.Modified(Stored before, Stored now) -> tellModified(before, now);
    }
  }

  private void tellModified(Stored before, Stored now) throws IOException {
    boolean was = isSelected(before);
    boolean is = isSelected(now);
    if (was && is) {
      events.object("MODIFIED", now);
    } else if (is) {
      events.object("ADDED", now);
    } else if (was) {
      events.object("DELETED", leaving(before, now));
    }
  }

  /// What leaves a selection is shown as it was, at the revision at which it left.
  private static Stored leaving(Stored before, Stored now) {
    JsonObject metadata = before.metadata().with("resourceVersion", Long.toString(now.revision()));
    return new Stored(before.key(), now.revision(), before.object().with("metadata", metadata));
  }

  private boolean isSelected(Stored stored) {
    return query.selected().test(stored.object());
  }

  private void tooFarBehind() throws IOException {
    events.error(
        Refusals.expired(
            "too old resource version: " + cursor.revision() + " (" + store.revision() + ")"));
    events.flush();
  }
}
