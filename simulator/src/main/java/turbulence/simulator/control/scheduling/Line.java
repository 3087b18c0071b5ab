package turbulence.simulator.control.scheduling;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Key;

/// Pods that wait for a node: the more important first, of equals the one that came first.
final class Line {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong((Place place) -> -place.priority)
          .thenComparingLong(place -> place.number);

  private record Place(Key pod, long priority, long number) {}

  private final PriorityQueue<Place> places = new PriorityQueue<>(ORDER);
  private final Map<Key, Place> waiting = new HashMap<>();
  private long given;

  void add(Key pod, long priority) {
    Place before = waiting.get(pod);
    if (before != null && before.priority == priority) {
      return;
    }
    Place place = new Place(pod, priority, given++);
    waiting.put(pod, place);
    places.add(place);
  }

  void remove(Key pod) {
    waiting.remove(pod);
  }

  @Nullable Key next() {
    Place first = places.poll();
    while (first != null) {
      if (waiting.remove(first.pod, first)) {
        return first.pod;
      }
      first = places.poll();
    }
    return null;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
