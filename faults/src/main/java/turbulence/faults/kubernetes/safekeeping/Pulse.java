package turbulence.faults.kubernetes.safekeeping;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Judges whether runs live by watching their leases: one that is renewed while somebody looks has
/// an owner, one that is not for as long as it lasts has none. Only the own clock counts. One
/// thread at a time.
final class Pulse {
  private static final Duration LATE = Duration.ofSeconds(1);

  private final World world;
  private final Map<String, Look> looks = new HashMap<>();

  private record Look(String pulse, long since) {}

  Pulse(World world) {
    this.world = world;
  }

  /// What is known by now.
  enum Sign {
    LIVING,
    DEAD,
    UNKNOWN
  }

  /// Looks at a lease as it was just read.
  Sign look(JsonObject lease) {
    String key = lease.object("metadata").text("uid").orElse("");
    String pulse = Rival.pulse(lease);
    long now = world.nanoTime();
    Look first = looks.computeIfAbsent(key, _ -> new Look(pulse, now));
    if (!first.pulse().equals(pulse)) {
      return Sign.LIVING;
    }
    Duration watched = Duration.ofNanos(now - first.since());
    Duration lasts = Duration.ofSeconds(Rival.seconds(lease)).plus(LATE);
    return watched.compareTo(lasts) >= 0 ? Sign.DEAD : Sign.UNKNOWN;
  }
}
