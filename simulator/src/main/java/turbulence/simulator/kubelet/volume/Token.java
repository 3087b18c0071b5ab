package turbulence.simulator.kubelet.volume;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.workload.Body;

/// A pod's token in a file, which is renewed before it is no longer good. Shared between threads.
final class Token {
  private static final long USUAL_SECONDS = 3600;
  private static final long SHORTEST_SECONDS = 600;

  private final Function<Duration, String> issuer;
  private final Duration lifetime;
  private Instant renewal = Instant.MIN;
  private Body current = Body.EMPTY;

  Token(JsonObject source, Function<Duration, String> issuer) {
    this.issuer = issuer;
    long seconds = Trees.whole(source, "expirationSeconds", USUAL_SECONDS);
    this.lifetime = Duration.ofSeconds(Math.max(SHORTEST_SECONDS, seconds));
  }

  /// A node renews it after four fifths of its time, and after a day.
  synchronized Body at(Instant now) {
    if (!now.isBefore(renewal)) {
      Duration good = lifetime.multipliedBy(4).dividedBy(5);
      Duration day = Duration.ofDays(1);
      current = Body.of(issuer.apply(lifetime));
      renewal = now.plus(good.compareTo(day) < 0 ? good : day);
    }
    return current;
  }
}
