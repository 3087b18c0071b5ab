package turbulence.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Trip.Stop;

/// Whose turn it is behind each service: one pod after the other, or always the same one for the
/// same caller when the service asks for that. Shared between threads.
final class Balance {
  private static final int THREE_HOURS = 10_800;

  private final Timeline timeline;
  private final Map<Turn, AtomicInteger> turns = new ConcurrentHashMap<>();
  private final Map<Bond, Bound> bonds = new ConcurrentHashMap<>();

  Balance(Timeline timeline) {
    this.timeline = timeline;
  }

  private record Turn(Key service, int port) {}

  private record Bond(Key service, String caller) {}

  private record Bound(String ip, Instant until) {}

  Stop pick(Stored service, int port, List<Stop> stops, String caller) {
    if (!service.spec().text("sessionAffinity").orElse("None").equals("ClientIP")) {
      return next(service.key(), port, stops);
    }
    Bond bond = new Bond(service.key(), caller);
    Instant now = timeline.instant();
    Bound bound = bonds.get(bond);
    Stop stop =
        stops.stream()
            .filter(each ->
                bound != null && each.ip().equals(bound.ip()) && now.isBefore(bound.until()))
            .findFirst()
            .orElseGet(() -> next(service.key(), port, stops));
    bonds.put(bond, new Bound(stop.ip(), now.plus(patience(service.spec()))));
    return stop;
  }

  private static Duration patience(JsonObject spec) {
    int seconds =
        Services.number(
            spec.object("sessionAffinityConfig").object("clientIP").get("timeoutSeconds"));
    return Duration.ofSeconds(seconds > 0 ? seconds : THREE_HOURS);
  }

  private Stop next(Key service, int port, List<Stop> stops) {
    AtomicInteger turn = turns.computeIfAbsent(new Turn(service, port), _ -> new AtomicInteger());
    return stops.get(Math.floorMod(turn.getAndIncrement(), stops.size()));
  }
}
