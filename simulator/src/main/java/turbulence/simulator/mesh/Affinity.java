package turbulence.simulator.mesh;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Asked;
import turbulence.simulator.mesh.rule.Balancer;
import turbulence.simulator.workload.Service.Response;

/// What makes requests come to the same pod.
///
/// @param key what they have in common; null for nothing
/// @param cookie what the caller is given to show next time; null for nothing
record Affinity(@Nullable String key, @Nullable String cookie) {
  private static final Affinity NONE = new Affinity(null, null);

  static Affinity of(Balancer balancer, Asked asked, Tracing tracing) {
    return switch (balancer.by()) {
      case TURNS, CHANCE, FEWEST_REQUESTS -> NONE;
      case HEADER ->
          new Affinity(asked.request().headers().first(balancer.name()).orElse(null), null);
      case PARAMETER -> new Affinity(asked.request().parameter(balancer.name()), null);
      case ADDRESS -> new Affinity(asked.request().peerIp(), null);
      case COOKIE -> cookie(balancer, asked, tracing);
    };
  }

  private static Affinity cookie(Balancer balancer, Asked asked, Tracing tracing) {
    for (String pair : asked.request().headers().first("cookie").orElse("").split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(balancer.name())) {
        return new Affinity(parts[1], null);
      }
    }
    Optional<Duration> lifetime = balancer.lifetime();
    if (lifetime.isEmpty()) {
      return NONE;
    }
    String value = tracing.id().substring(0, 8);
    return new Affinity(
        value,
        balancer.name()
            + "=\""
            + value
            + "\"; Max-Age="
            + lifetime.get().toSeconds()
            + "; HttpOnly");
  }

  /// The answer, with the cookie when there is one.
  Response told(Response response) {
    return cookie == null
        ? response
        : new Response(
            response.status(), response.headers().with("set-cookie", cookie), response.body());
  }
}
