package turbulence.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.metrics.Calls.DATABASE;
import static turbulence.simulator.metrics.Calls.DEMO;
import static turbulence.simulator.metrics.Calls.GATEWAY;
import static turbulence.simulator.metrics.Calls.REPEATER;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.metrics.MeshMetrics.Proxy;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// Tests [MeshMetrics] and its text format.
class MeshMetricsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final Store store = new Store();
  private final MeshMetrics metrics = new MeshMetrics(() -> NOW, store);

  @Test
  void a_request_is_counted_by_both_proxies_with_the_labels_of_istio() throws Exception {
    Key pod = new Key(new Resource("", "pods"), "go-demo-8", "repeater-pod");
    JsonObject labels = JsonObject.of("app", "repeater", "app.kubernetes.io/version", "v7");
    store.create(
        pod,
        JsonObject.of(
            "metadata", JsonObject.of("labels", labels),
            "spec", JsonObject.of("serviceAccountName", "echo")));
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, 3));
    metrics.passed(Calls.call(End.DESTINATION, REPEATER, DEMO, 200, 3));
    assertThat(Exposition.of(metrics))
        .contains(
            "# TYPE istio_requests_total counter\n",
            "istio_requests_total{namespace=\"go-demo-8\",pod=\"go-demo-8-pod\","
                + "reporter=\"destination\",source_workload=\"repeater\","
                + "source_canonical_service=\"repeater\",source_canonical_revision=\"v7\","
                + "source_workload_namespace=\"go-demo-8\","
                + "source_principal=\"spiffe://cluster.local/ns/go-demo-8/sa/echo\","
                + "source_app=\"repeater\",source_version=\"unknown\","
                + "source_cluster=\"Kubernetes\",destination_workload=\"go-demo-8\",",
            "destination_service=\"go-demo-8.go-demo-8.svc.cluster.local\","
                + "destination_service_name=\"go-demo-8\","
                + "destination_service_namespace=\"go-demo-8\",request_protocol=\"http\","
                + "response_code=\"200\",grpc_response_status=\"\",response_flags=\"-\","
                + "connection_security_policy=\"mutual_tls\"} 1\n",
            "pod=\"repeater-pod\",reporter=\"source\"",
            "connection_security_policy=\"unknown\"} 1\n");
  }

  @Test
  void buckets_add_up() {
    for (long millis : new long[] {0, 1, 3, 3, 60, 4_000_000}) {
      metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, millis));
    }
    assertThat(lines("istio_request_duration_milliseconds_bucket"))
        .contains("le=\"0.5\"} 1", "le=\"1\"} 2", "le=\"5\"} 4", "le=\"50\"} 4", "le=\"100\"} 5")
        .contains("le=\"3600000\"} 5", "le=\"+Inf\"} 6");
    assertThat(lines("istio_request_duration_milliseconds_sum")).contains("} 4000067");
    assertThat(lines("istio_request_duration_milliseconds_count")).contains("} 6");
    assertThat(lines("istio_request_bytes_sum")).contains("} 600");
    assertThat(lines("istio_response_bytes_bucket")).contains("le=\"1000\"} 0", "le=\"2500\"} 6");
  }

  private String lines(String name) {
    return String.join(
        "\n", Exposition.of(metrics).lines().filter(line -> line.startsWith(name + "{")).toList());
  }

  @Test
  void series_differ_by_status_and_flags_but_not_by_the_pod_at_the_other_end() {
    Party other = new Party("go-demo-8", "go-demo-8-pod-2", "go-demo-8", "go-demo-8", "", true);
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, 1));
    metrics.passed(Calls.call(End.SOURCE, REPEATER, other, 200, 1));
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 0, 1));
    assertThat(lines("istio_requests_total").lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("response_code=\"200\"") && line.endsWith("} 2"))
        .anyMatch(line -> line.contains("response_code=\"0\"") && line.contains("\"DC\""));
  }

  @Test
  void connections_are_counted_with_what_they_carry() {
    Passage.Request line = Calls.line("tcp", "go-demo-8-db");
    metrics.opened(End.SOURCE, DEMO, DATABASE, line);
    metrics.opened(End.DESTINATION, DEMO, DATABASE, line);
    metrics.carried(DEMO, DATABASE, line, 70, 900);
    metrics.closed(End.SOURCE, DEMO, DATABASE, line);
    assertThat(lines("istio_tcp_sent_bytes_total").lines())
        .hasSize(2)
        .allMatch(each -> each.endsWith("} 900"));
    assertThat(lines("istio_tcp_received_bytes_total").lines())
        .allMatch(each -> each.endsWith("} 70"))
        .allMatch(each -> each.contains("request_protocol=\"tcp\",response_flags=\"-\""));
    assertThat(lines("istio_tcp_connections_opened_total").lines())
        .allMatch(each -> each.endsWith("} 1"));
    assertThat(lines("istio_tcp_connections_closed_total"))
        .contains("reporter=\"source\"")
        .contains("} 0")
        .contains("} 1");
  }

  @Test
  void what_no_service_is_known_for_passes_through() {
    Passage.Request line = new Passage.Request("http", "example.com", "", "", 0);
    metrics.passed(
        new Passage(
            End.SOURCE,
            REPEATER,
            Calls.NOBODY,
            line,
            new Passage.Response(200, "-", Duration.ZERO, 0)));
    assertThat(lines("istio_requests_total"))
        .contains(
            "destination_workload=\"unknown\"",
            "destination_service=\"example.com\","
                + "destination_service_name=\"PassthroughCluster\","
                + "destination_service_namespace=\"unknown\"",
            "destination_principal=\"unknown\"",
            "destination_cluster=\"unknown\"");
  }

  @Test
  void a_proxy_that_starts_anew_counts_from_nothing_and_goes_with_its_pod() throws Exception {
    Key key = new Key(new Resource("", "pods"), "go-demo-8", "repeater-pod");
    var pod = store.create(key, JsonObject.EMPTY);
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, 1));
    metrics.passed(Calls.call(End.SOURCE, GATEWAY, REPEATER, 200, 1));
    metrics.started(new Proxy("go-demo-8", "repeater-pod"));
    assertThat(lines("istio_requests_total").lines()).hasSize(1);
    metrics.passed(Calls.call(End.SOURCE, REPEATER, DEMO, 200, 1));
    assertThat(lines("istio_requests_total").lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith("} 1"));
    store.remove(pod);
    assertThat(metrics.proxies())
        .containsOnlyKeys(new Proxy("istio-system", "istio-ingressgateway-1"));
  }

  @Test
  void values_of_labels_are_escaped() {
    StringBuilder text = new StringBuilder();
    Labels.append(text, "a", "b\"c\\d\ne");
    assertThat(text).hasToString("a=\"b\\\"c\\\\d\\ne\"");
  }
}
