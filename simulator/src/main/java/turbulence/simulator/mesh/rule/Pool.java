package turbulence.simulator.mesh.rule;

import java.time.Duration;
import turbulence.json.JsonObject;

/// How much may go to the pods of a host at once. What is not given is without limit.
///
/// @param connections to all pods together; each may have one in any case
/// @param pending requests that wait for a connection
/// @param requests that are not answered yet
/// @param retries that are not answered yet
public record Pool(int connections, int pending, int requests, int retries, Duration dial) {
  private static final int ANY = Integer.MAX_VALUE;
  private static final Duration DIAL = Duration.ofSeconds(10);
  static final Pool USUAL = new Pool(ANY, ANY, ANY, ANY, DIAL);

  static Pool of(JsonObject given) {
    JsonObject tcp = given.object("tcp");
    JsonObject http = given.object("http");
    return new Pool(
        limit(tcp, "maxConnections"),
        limit(http, "http1MaxPendingRequests"),
        limit(http, "http2MaxRequests"),
        limit(http, "maxRetries"),
        Given.time(tcp, "connectTimeout").orElse(DIAL));
  }

  private static int limit(JsonObject given, String name) {
    int limit = Given.number(given, name, 0);
    return limit > 0 ? limit : ANY;
  }

  /// Whether nothing is limited.
  public boolean isOpen() {
    return connections == ANY && pending == ANY && requests == ANY;
  }
}
