package turbulence.simulator.prometheus;

import java.util.ArrayDeque;
import java.util.Deque;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Track;

/// A series in memory. To be used by one thread at a time.
final class Kept {
  private final LabelSet labels;
  private final Deque<Chunk> chunks = new ArrayDeque<>(2);

  Kept(LabelSet labels) {
    this.labels = labels;
  }

  LabelSet labels() {
    return labels;
  }

  /// A sample that is not later than the latest is dropped.
  void add(long time, double value) {
    Chunk last = chunks.peekLast();
    if (last != null && time <= last.lastTime()) {
      return;
    } else if (last == null || last.isFull()) {
      chunks.addLast(new Chunk(time, value));
    } else {
      last.add(time, value);
    }
  }

  /// Forgets what is older, in whole chunks. Whether nothing is left.
  boolean forget(long before) {
    while (!chunks.isEmpty() && chunks.getFirst().lastTime() < before) {
      chunks.removeFirst();
    }
    return chunks.isEmpty();
  }

  boolean touches(long from, long to) {
    return !chunks.isEmpty()
        && chunks.getFirst().firstTime() <= to
        && chunks.getLast().lastTime() >= from;
  }

  /// The samples of that time, both ends included.
  Track between(long from, long to) {
    Track track = new Track(labels);
    for (Chunk chunk : chunks) {
      if (chunk.firstTime() <= to && chunk.lastTime() >= from) {
        chunk.copy(from, to, track);
      }
    }
    return track;
  }
}
