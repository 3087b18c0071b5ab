package turbulence.simulator.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Tasks in the order in which they are due; of equals, the one that was given first. Cancelled
/// ones are forgotten when they are many: most timeouts are cancelled long before they are due.
final class Agenda {
  private static final int FEW = 1000;

  /// Something to do at a time, in nanoseconds of simulated time since the start.
  static final class Entry implements Timeline.Alarm {
    private static final Comparator<Entry> ORDER =
        Comparator.<Entry>comparingLong(entry -> entry.due)
            .thenComparingLong(entry -> entry.number);

    final long due;
    private final long number;
    private volatile @Nullable Runnable task;

    private final AtomicInteger cancelled;

    private Entry(long due, long number, Runnable task, AtomicInteger cancelled) {
      this.cancelled = cancelled;
      this.due = due;
      this.number = number;
      this.task = task;
    }

    @Override
    public void cancel() {
      if (task != null) {
        task = null;
        cancelled.incrementAndGet();
      }
    }

    void run() {
      Runnable planned = task;
      task = null;
      if (planned != null) {
        planned.run();
      }
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Entry.ORDER);
  private final AtomicInteger cancelled = new AtomicInteger();
  private long given;

  Entry add(long due, Runnable task) {
    int gone = cancelled.get();
    if (gone > FEW && gone > entries.size() / 2) {
      entries.removeIf(entry -> entry.task == null);
      cancelled.set(0);
    }
    Entry entry = new Entry(due, given++, task, cancelled);
    entries.add(entry);
    return entry;
  }

  /// The next entry; cancelled ones are passed over.
  @Nullable Entry peek() {
    Entry first = entries.peek();
    while (first != null && first.task == null) {
      entries.remove();
      first = entries.peek();
    }
    return first;
  }

  int size() {
    return entries.size();
  }

  @Nullable Entry pollDue(long now) {
    Entry first = peek();
    if (first == null || first.due > now) {
      return null;
    }
    entries.remove();
    return first;
  }
}
