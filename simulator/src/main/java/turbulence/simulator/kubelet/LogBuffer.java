package turbulence.simulator.kubelet;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one instance of a container printed; the oldest lines make room for new ones. Shared
/// between threads.
final class LogBuffer {
  private static final int MOST_LINES = 10_000;
  private static final int MOST_CHARACTERS = 1 << 20;

  /// A line and when it was printed.
  record Line(Instant at, String text) {}

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ArrayDeque<Line> lines;
  private @Nullable Condition changed;
  private long dropped;
  private long characters;
  private boolean ended;

  void add(Instant at, String text) {
    lock.lock();
    try {
      ArrayDeque<Line> kept = lines == null ? new ArrayDeque<>(4) : lines;
      lines = kept;
      for (String each : text.split("\n", -1)) {
        kept.add(new Line(at, each));
        characters += each.length();
      }
      while (kept.size() > MOST_LINES || characters > MOST_CHARACTERS) {
        characters -= kept.remove().text.length();
        dropped++;
      }
      wake();
    } finally {
      lock.unlock();
    }
  }

  /// No line will come any more.
  void end() {
    lock.lock();
    try {
      ended = true;
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    if (changed != null) {
      changed.signalAll();
    }
  }

  /// How many lines there were so far.
  long size() {
    lock.lock();
    try {
      return dropped + (lines == null ? 0 : lines.size());
    } finally {
      lock.unlock();
    }
  }

  /// Lines, and how many there were up to the last of them.
  record Page(List<Line> lines, long end) {}

  /// The lines behind that many, as far as they are still kept.
  Page from(long number) {
    lock.lock();
    try {
      List<Line> found = new ArrayList<>();
      long skip = number - dropped;
      for (Line line : lines == null ? List.<Line>of() : lines) {
        if (skip-- <= 0) {
          found.add(line);
        }
      }
      return new Page(found, dropped + (lines == null ? 0 : lines.size()));
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there are more lines than that; false when there will never be.
  boolean await(long number) throws InterruptedException {
    lock.lock();
    try {
      changed = changed == null ? lock.newCondition() : changed;
      while (!ended && dropped + (lines == null ? 0 : lines.size()) <= number) {
        changed.await();
      }
      return dropped + (lines == null ? 0 : lines.size()) > number;
    } finally {
      lock.unlock();
    }
  }
}
