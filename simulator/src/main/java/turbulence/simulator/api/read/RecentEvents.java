package turbulence.simulator.api.read;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Stored;

/// The bytes of the latest events, so that a change which a thousand clients watch is written out
/// once. Shared between threads.
final class RecentEvents {
  private static final int KEPT = 1024;

  private final AtomicReferenceArray<@Nullable Event> events = new AtomicReferenceArray<>(KEPT);

  private record Event(String type, String apiVersion, Stored stored, Supplier<byte[]> bytes) {
    /// The same revision of the same object; comparing trees would cost more than writing them.
    boolean isOf(Stored other) {
      return stored.revision() == other.revision() && stored.key().equals(other.key());
    }
  }

  byte[] bytes(String type, String apiVersion, Stored stored, Supplier<byte[]> make) {
    int place = (int) (stored.revision() % KEPT);
    Event event = events.get(place);
    if (event != null
        && event.isOf(stored)
        && event.type.equals(type)
        && event.apiVersion.equals(apiVersion)) {
      return event.bytes.get();
    }
    byte[] made = make.get();
    events.set(place, new Event(type, apiVersion, stored, () -> made));
    return made;
  }
}
