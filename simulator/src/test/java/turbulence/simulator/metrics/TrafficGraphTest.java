package turbulence.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.metrics.Calls.DATABASE;
import static turbulence.simulator.metrics.Calls.DEMO;
import static turbulence.simulator.metrics.Calls.GATEWAY;
import static turbulence.simulator.metrics.Calls.REPEATER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Store;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// Tests [TrafficGraph].
class TrafficGraphTest {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final MeshMetrics metrics = new MeshMetrics(() -> now, new Store());

  private List<JsonObject> edges(Duration window, String namespace) {
    JsonArray edges = new TrafficGraph(metrics, window).json(namespace).array("edges");
    return edges.items().stream().map(JsonObject.class::cast).toList();
  }

  private void both(Party from, Party to, int status, long millis) {
    metrics.passed(Calls.call(End.SOURCE, from, to, status, millis));
    metrics.passed(Calls.call(End.DESTINATION, from, to, status, millis));
  }

  private static double number(JsonObject edge, String name) {
    Json value = edge.get(name);
    return value instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
  }

  @Test
  void without_traffic_it_is_empty() {
    assertThat(edges(Duration.ofMinutes(1), "")).isEmpty();
  }

  @Test
  void it_tells_rates_errors_and_latencies_of_each_arrow_once() {
    for (int second = 0; second < 60; second++) {
      both(GATEWAY, REPEATER, 200, 60);
      both(REPEATER, DEMO, second % 4 == 0 ? 503 : 200, second % 2 == 0 ? 3 : 30);
      metrics.carried(DEMO, DATABASE, Calls.line("tcp", "go-demo-8-db"), 10, 50);
      now = now.plusSeconds(1);
    }
    List<JsonObject> edges = edges(Duration.ofMinutes(1), "");
    assertThat(edges).hasSize(3);
    JsonObject tcp = edges.get(0);
    assertThat(tcp.object("destination").text("workload")).contains("go-demo-8-db");
    assertThat(number(tcp, "bytesSentPerSecond")).isBetween(9.0, 11.0);
    assertThat(number(tcp, "bytesReceivedPerSecond")).isBetween(45.0, 55.0);
    JsonObject demo = edges.get(1);
    assertThat(demo.object("source").text("workload")).contains("repeater");
    assertThat(number(demo, "requestsPerSecond")).isBetween(0.9, 1.1);
    assertThat(number(demo, "errorShare")).isBetween(0.2, 0.3);
    assertThat(number(demo, "p50Milliseconds")).isBetween(1.0, 50.0);
    assertThat(number(demo, "p95Milliseconds")).isBetween(25.0, 50.0);
    assertThat(edges.get(2).object("source").text("workload")).contains("istio-ingressgateway");
  }

  @Test
  void what_never_got_to_a_pod_is_put_to_the_workload_behind_the_service() {
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, 1));
    metrics.passed(lost());
    List<JsonObject> edges = edges(Duration.ofMinutes(1), "");
    assertThat(edges).hasSize(1);
    assertThat(number(edges.getFirst(), "errorShare")).isEqualTo(0.5);
  }

  @Test
  void of_a_service_without_a_pod_the_service_is_named() {
    metrics.passed(lost());
    assertThat(edges(Duration.ofMinutes(1), "").getFirst().object("destination"))
        .isEqualTo(
            JsonObject.of("namespace", "go-demo-8", "workload", "").with("service", "go-demo-8"));
  }

  private static Passage lost() {
    return new Passage(
        End.SOURCE,
        REPEATER,
        Calls.NOBODY,
        Calls.line("http", "go-demo-8"),
        new Passage.Response(503, "UH", Duration.ZERO, 0));
  }

  @Test
  void callers_outside_the_mesh_are_seen_by_those_they_call() {
    Party outside = Calls.shop("siege", false);
    metrics.passed(Calls.call(End.DESTINATION, outside, DEMO, 200, 1));
    assertThat(edges(Duration.ofMinutes(1), "")).hasSize(1);
  }

  @Test
  void what_is_older_than_the_window_is_forgotten() {
    both(REPEATER, DEMO, 200, 1);
    now = now.plusSeconds(90);
    assertThat(edges(Duration.ofMinutes(1), "")).isEmpty();
    assertThat(edges(Duration.ofMinutes(2), "")).hasSize(1);
    now = now.plusSeconds(3600);
    assertThat(edges(Edge.MEMORY, "")).isEmpty();
  }

  @Test
  void a_namespace_chooses_the_arrows_that_touch_it() {
    both(GATEWAY, REPEATER, 200, 1);
    both(REPEATER, DEMO, 200, 1);
    assertThat(edges(Duration.ofMinutes(1), "istio-system")).hasSize(1);
    assertThat(edges(Duration.ofMinutes(1), "go-demo-8")).hasSize(2);
    assertThat(edges(Duration.ofMinutes(1), "other")).isEmpty();
  }
}
