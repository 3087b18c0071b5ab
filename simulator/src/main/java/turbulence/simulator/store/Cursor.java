package turbulence.simulator.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A reader's place in the changes of one collection. Read by one thread; may be [#drop]ped by
/// another one.
public final class Cursor {
  private final Chain chain;
  private volatile @Nullable Link at;
  private volatile boolean dropped;
  private volatile long revision;

  Cursor(Chain chain, Link at, long revision) {
    this.chain = chain;
    this.at = at;
    this.revision = revision;
  }

  /// The next change, waiting for that long at most; null when there was none, or the place was
  /// dropped.
  public @Nullable Change next(Duration patience) throws InterruptedException {
    Link here = at;
    if (here == null) {
      return null;
    }
    Link next = chain.await(here, patience.toNanos(), () -> dropped);
    return next == null ? null : moveTo(next);
  }

  /// The next change when it is there already.
  public @Nullable Change poll() {
    Link here = at;
    Link next = here == null ? null : here.next;
    return next == null ? null : moveTo(next);
  }

  private @Nullable Change moveTo(Link next) {
    at = dropped ? null : next;
    if (dropped) {
      at = null;
      return null;
    }
    revision = next.revision;
    return next.change;
  }

  /// The revision of the last change that was read, or where reading began.
  public long revision() {
    return revision;
  }

  /// Whether there are changes that were not read yet.
  public boolean lags() {
    Link here = at;
    return here != null && here.next != null;
  }

  /// Gives the place up, so that changes which nobody reads need not be kept for this reader.
  public void drop() {
    dropped = true;
    at = null;
    chain.wake();
  }

  public boolean isDropped() {
    return dropped;
  }
}
