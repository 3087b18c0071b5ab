package turbulence.simulator.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Tasks in the order in which they are due; of equals, the one that was given first.
final class Agenda {
  /// Something to do at a time, in nanoseconds of simulated time since the start.
  static final class Entry implements Timeline.Alarm {
    private static final Comparator<Entry> ORDER =
        Comparator.<Entry>comparingLong(entry -> entry.due)
            .thenComparingLong(entry -> entry.number);

    final long due;
    private final long number;
    private volatile @Nullable Runnable task;

    private Entry(long due, long number, Runnable task) {
      this.due = due;
      this.number = number;
      this.task = task;
    }

    @Override
    public void cancel() {
      task = null;
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
  private long given;

  Entry add(long due, Runnable task) {
    Entry entry = new Entry(due, given++, task);
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

  @Nullable Entry pollDue(long now) {
    Entry first = peek();
    if (first == null || first.due > now) {
      return null;
    }
    entries.remove();
    return first;
  }
}
