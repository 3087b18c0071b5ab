package turbulence.simulator.api.read;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import turbulence.simulator.store.Cursor;

/// All watches that are open. One whose client does not read for ten seconds loses its place, so
/// that nobody has to keep changes for it; it is told so when it reads on. Shared between threads.
public final class Watchers implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final int PATIENCE = 20;
  private static final int CROWD = 10;
  private static final Duration LONGEST_BREATH = Duration.ofMillis(100);

  private final Map<Cursor, Lag> open = new ConcurrentHashMap<>();
  private final Thread watchman = Thread.ofVirtual().name("watch-watchman").unstarted(this::watch);
  private volatile boolean closed;

  /// How long, in beats, a reader has stood at a revision with changes before it.
  private record Lag(long revision, int beats) {}

  public void start() {
    watchman.start();
  }

  void add(Cursor cursor) {
    open.put(cursor, new Lag(cursor.revision(), 0));
  }

  void remove(Cursor cursor) {
    open.remove(cursor);
  }

  public int count() {
    return open.size();
  }

  /// Between two looks of a watcher: nothing for a few watchers, some milliseconds in a crowd, so
  /// that changes that come thick and fast go out to each in one piece and not in a thousand.
  void breathe() {
    Duration breath = Duration.ofMillis(count() / CROWD);
    if (breath.isPositive()) {
      LockSupport.parkNanos(Math.min(breath.toNanos(), LONGEST_BREATH.toNanos()));
    }
  }

  /// Makes every watch end with 410, as when a server has compacted its history.
  public void expire() {
    open.keySet().forEach(Cursor::drop);
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(BEAT.toNanos());
      open.forEach(this::look);
    }
  }

  private void look(Cursor cursor, Lag before) {
    long at = cursor.revision();
    boolean stuck = cursor.lags() && at == before.revision();
    int beats = stuck ? before.beats() + 1 : 0;
    if (beats >= PATIENCE) {
      cursor.drop();
    } else {
      open.replace(cursor, new Lag(at, beats));
    }
  }

  @Override
  public void close() {
    closed = true;
    watchman.interrupt();
  }
}
