package turbulence.simulator.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.edge.Annex;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Query;

/// What the simulator's user may read of the mesh: `/turbulence/metrics`, for a Prometheus outside,
/// and `/turbulence/graph`.
public final class MetricsAnnex implements Annex {
  private final MeshMetrics metrics;

  public MetricsAnnex(MeshMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException {
    String path = exchange.request().path();
    if (path.equals("/turbulence/metrics")) {
      requireReading(exchange);
      reply(exchange, Exposition.CONTENT_TYPE, Exposition.of(metrics));
      return true;
    } else if (path.equals("/turbulence/graph")) {
      requireReading(exchange);
      Query query = exchange.request().query();
      JsonObject graph =
          new TrafficGraph(metrics, window(query.text("window"))).json(query.text("namespace"));
      reply(exchange, "application/json", JsonWriter.compact(graph) + "\n");
      return true;
    }
    return false;
  }

  private static void requireReading(Exchange exchange) {
    String method = exchange.request().method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Refusal(
          405,
          "MethodNotAllowed",
          "the server does not allow this method on the requested resource",
          JsonObject.EMPTY);
    }
  }

  /// In seconds; a minute when nothing is said.
  private static Duration window(String text) {
    if (text.isEmpty()) {
      return Duration.ofMinutes(1);
    }
    return seconds(text)
        .map(Duration::ofSeconds)
        .filter(window -> window.isPositive() && window.compareTo(Edge.MEMORY) <= 0)
        .orElseThrow(() ->
            new Refusal(
                400,
                "BadRequest",
                "window must be from 1 to " + Edge.MEMORY.toSeconds() + " seconds, not " + text,
                JsonObject.EMPTY));
  }

  private static Optional<Long> seconds(String text) {
    boolean digits = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static void reply(Exchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.reply(200, Headers.of("Content-Type", type), bytes);
  }
}
