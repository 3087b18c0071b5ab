package turbulence.simulator.mesh.rule;

import java.util.Locale;
import java.util.Optional;
import turbulence.json.JsonObject;

/// Who of several pods is called next.
///
/// @param by the way to choose
/// @param name of the header, cookie or parameter that decides
/// @param lifetime of a cookie that the proxy sets when there is none; null when it does not
public record Balancer(By by, String name, Optional<java.time.Duration> lifetime) {
  static final Balancer USUAL = new Balancer(By.TURNS, "", Optional.empty());

  /// The ways to choose a pod.
  public enum By {
    TURNS,
    CHANCE,
    FEWEST_REQUESTS,
    HEADER,
    COOKIE,
    PARAMETER,
    ADDRESS
  }

  static Balancer of(JsonObject given) {
    JsonObject hash = given.object("consistentHash");
    if (hash.has("httpHeaderName")) {
      return new Balancer(By.HEADER, Given.text(hash, "httpHeaderName"), Optional.empty());
    } else if (hash.get("httpCookie") instanceof JsonObject cookie) {
      return new Balancer(By.COOKIE, Given.text(cookie, "name"), Given.time(cookie, "ttl"));
    } else if (hash.has("httpQueryParameterName")) {
      String parameter = Given.text(hash, "httpQueryParameterName");
      return new Balancer(By.PARAMETER, parameter, Optional.empty());
    } else if (Given.flag(hash, "useSourceIp")) {
      return new Balancer(By.ADDRESS, "", Optional.empty());
    }
    return switch (Given.text(given, "simple").toUpperCase(Locale.ROOT)) {
      case "RANDOM" -> new Balancer(By.CHANCE, "", Optional.empty());
      case "LEAST_REQUEST", "LEAST_CONN" -> new Balancer(By.FEWEST_REQUESTS, "", Optional.empty());
      default -> USUAL;
    };
  }
}
