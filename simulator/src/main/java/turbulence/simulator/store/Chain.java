package turbulence.simulator.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The recent changes of one collection, in order. Written under the store's lock; read without.
final class Chain {
  private final int kept;
  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition grown = waiting.newCondition();
  private volatile Link oldest;
  private volatile Link newest;
  private int length;
  private final AtomicInteger sleepers = new AtomicInteger();

  Chain(long revision, int kept) {
    this.kept = kept;
    this.oldest = new Link(revision, null, Tree.EMPTY);
    this.newest = oldest;
  }

  Link newest() {
    return newest;
  }

  void add(Link link) {
    newest.next = link;
    newest = link;
    if (length == kept) {
      Link second = oldest.next;
      if (second != null) {
        oldest = second;
      }
    } else {
      length++;
    }
    if (sleepers.get() > 0) {
      wake();
    }
  }

  /// Forgets everything but the present.
  void compact() {
    oldest = newest;
    length = 0;
  }

  long oldestRevision() {
    return oldest.revision;
  }

  /// The last link that is not newer than the revision.
  Link at(long revision) throws Expired {
    Link last = newest;
    if (revision >= last.revision) {
      return last;
    }
    Link at = oldest;
    if (revision < at.revision) {
      throw new Expired(revision, at.revision);
    }
    for (Link next = at.next; next != null && next.revision <= revision; next = at.next) {
      at = next;
    }
    return at;
  }

  void wake() {
    waiting.lock();
    try {
      grown.signalAll();
    } finally {
      waiting.unlock();
    }
  }

  /// Waits until the link has a next one or the reader gave up, for that long at most.
  @Nullable Link await(Link link, long nanos, BooleanSupplier givenUp) throws InterruptedException {
    Link next = link.next;
    if (next != null || nanos <= 0) {
      return next;
    }
    waiting.lock();
    try {
      sleepers.incrementAndGet();
      long left = nanos;
      while (link.next == null && left > 0 && !givenUp.getAsBoolean()) {
        left = grown.awaitNanos(left);
      }
      return link.next;
    } finally {
      sleepers.decrementAndGet();
      waiting.unlock();
    }
  }
}
