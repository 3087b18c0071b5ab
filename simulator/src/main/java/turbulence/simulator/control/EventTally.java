package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Key;

/// Which events were told lately, so that repeats are counted, many of a kind become one, and
/// nobody floods the cluster: ten messages of a reason about an object within ten minutes, 25
/// events about it and one more every five minutes, as real components allow themselves.
final class EventTally {
  private static final int ALIKE = 10;
  private static final Duration ALIKE_WITHIN = Duration.ofMinutes(10);
  private static final int BURST = 25;
  private static final Duration REFILL = Duration.ofMinutes(5);
  private static final int KEPT = 4096;
  private static final String COMBINED = "(combined from similar events): ";

  private final Map<String, Alike> alike = recent();
  private final Map<String, Told> told = recent();
  private final Map<String, Allowance> allowances = recent();

  /// Messages about one object for one reason.
  private static final class Alike {
    private final LinkedHashSet<String> messages = new LinkedHashSet<>();
    private Instant last = Instant.MIN;
  }

  /// How often an event was told, and which object tells of it.
  static final class Told {
    private int count;
    private @Nullable Key key;

    int count() {
      return count;
    }

    Optional<Key> key() {
      return Optional.ofNullable(key);
    }

    void storedAs(Key stored) {
      key = stored;
    }
  }

  private static final class Allowance {
    private double left = BURST;
    private Instant at;

    Allowance(Instant now) {
      at = now;
    }

    boolean take(Instant now) {
      Duration since = Duration.between(at, now);
      at = now;
      left = Math.min(BURST, left + Math.max(0, since.toMillis()) / (double) REFILL.toMillis());
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }

  /// An event as it shall be told: its message, and how often it was before.
  record Telling(String message, Told told) {}

  /// Counts an event in; empty when there were too many about that object.
  Optional<Telling> count(String about, String reason, String message, Instant now) {
    Alike similar = alike.computeIfAbsent(about + ' ' + reason, _ -> new Alike());
    if (similar.last.isBefore(now.minus(ALIKE_WITHIN))) {
      similar.messages.clear();
    }
    similar.last = now;
    similar.messages.add(message);
    boolean many = similar.messages.size() >= ALIKE;
    if (many) {
      similar.messages.removeFirst();
    }
    String said = many ? COMBINED + message : message;
    String key = about + ' ' + reason + ' ' + (many ? "" : message);
    Told counted = told.computeIfAbsent(key, _ -> new Told());
    counted.count++;
    boolean allowed = allowances.computeIfAbsent(about, _ -> new Allowance(now)).take(now);
    return allowed ? Optional.of(new Telling(said, counted)) : Optional.empty();
  }

  private static <T> Map<String, T> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > KEPT;
      }
    };
  }
}
