package turbulence.simulator.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.metrics.Calls;
import turbulence.simulator.metrics.MetricsPort;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;
import turbulence.simulator.workload.Service.Response;

/// Tests that what passes is scraped and can be asked for.
class PrometheusTest {
  private static final Party DEMO = new Party("shop", "pod-10.244.0.5", "demo", "demo", "v1", true);

  private final Observatory sky = new Observatory();

  /// Each second: so many requests, of which one in five fails, and which take 20 or 80 ms.
  private void drive(int seconds, int requests) {
    for (int second = 0; second < seconds; second++) {
      for (int i = 0; i < requests; i++) {
        int status = i % 5 == 4 ? 500 : 200;
        sky.metrics.passed(
            Calls.call(End.DESTINATION, Calls.REPEATER, DEMO, status, i % 10 < 9 ? 20 : 80));
      }
      sky.stage.pass(1);
    }
  }

  @Test
  void rates_and_quantiles_of_known_traffic_come_out() {
    sky.metrics.passed(Calls.call(End.DESTINATION, Calls.REPEATER, DEMO, 200, 20));
    sky.metrics.passed(Calls.call(End.DESTINATION, Calls.REPEATER, DEMO, 500, 20));
    sky.stage.pass(20);
    drive(120, 10);
    assertThat(sky.number("sum(rate(istio_requests_total[1m]))")).isCloseTo(10, within(0.2));
    assertThat(sky.number("sum(irate(istio_requests_total{reporter=\"destination\"}[1m]))"))
        .isCloseTo(10, within(0.2));
    assertThat(
            sky.number(
                "sum(rate(istio_requests_total{response_code=~\"5.*\"}[1m]))"
                    + " / sum(rate(istio_requests_total[1m]))"))
        .isCloseTo(0.2, within(0.01));
    assertThat(sky.number("sum(increase(istio_requests_total[1m])) by (source_workload)"))
        .isCloseTo(600, within(12.0));
    String bucket =
        "sum(rate(istio_request_duration_milliseconds_bucket[1m])) by (destination_workload, le))";
    assertThat(sky.number("histogram_quantile(0.5, " + bucket)).isBetween(15.0, 25.0);
    assertThat(sky.number("histogram_quantile(0.95, " + bucket)).isCloseTo(75, within(1.0));
    assertThat(sky.number("histogram_quantile(0.99, " + bucket)).isCloseTo(95, within(1.0));
    assertThat(
            sky.number(
                "sum(rate(istio_request_duration_milliseconds_sum[1m]))"
                    + " / sum(rate(istio_request_duration_milliseconds_count[1m]))"))
        .isCloseTo(26, within(0.5));
  }

  @Test
  void series_have_the_labels_of_their_pod() {
    drive(20, 1);
    assertThat(sky.ask("istio_requests_total"))
        .hasSize(1)
        .allSatisfy((labels, _) ->
            assertThat(labels)
                .contains("\"job\":\"envoy-stats\"", "\"instance\":\"10.244.0.5:15090\"")
                .contains("\"namespace\":\"shop\"", "\"pod\":\"pod-10.244.0.5\"")
                .contains("\"app\":\"demo\"", "\"app_kubernetes_io_name\":\"x\""));
    assertThat(sky.ask("istio_request_bytes_bucket{le=\"5.0\"}")).hasSize(1);
    assertThat(sky.ask("up")).hasSize(2).containsValues("1");
    assertThat(sky.ask("scrape_samples_scraped{job=\"envoy-stats\"}")).containsValue("68");
  }

  @Test
  void a_target_that_does_not_answer_is_down_and_its_series_end() {
    drive(20, 1);
    sky.stage.wires.close("10.244.0.5", 15_090);
    sky.stage.pass(15);
    assertThat(sky.ask("up{job=\"envoy-stats\"}")).containsValue("0");
    assertThat(sky.ask("istio_requests_total")).isEmpty();
    JsonObject target =
        (JsonObject) sky.json("/api/v1/targets").object("data").array("activeTargets").get(0);
    assertThat(target.text("health")).contains("down");
    assertThat(target.text("lastError").orElseThrow())
        .isEqualTo(
            "Get \"http://10.244.0.5:15090/stats/prometheus\": dial tcp 10.244.0.5:15090:"
                + " connect: connection refused");
    sky.proxy.start(new MetricsPort(sky.metrics)::open);
    drive(16, 1);
    assertThat(sky.ask("up{job=\"envoy-stats\"}")).containsValue("1");
    assertThat(sky.ask("istio_requests_total")).hasSize(1);
    assertThat(sky.ask("resets(istio_requests_total[10m])")).containsValue("1");
  }

  @Test
  void a_pod_that_is_gone_is_no_target_and_its_series_end() {
    drive(20, 1);
    sky.remove("pod-10.244.0.5");
    sky.stage.pass(15);
    assertThat(sky.ask("up")).hasSize(1);
    assertThat(sky.ask("istio_requests_total")).isEmpty();
    assertThat(sky.ask("count_over_time(istio_requests_total[5m])")).hasSize(1);
  }

  @Test
  void pods_that_ask_for_it_are_scraped() {
    JsonObject annotations =
        JsonObject.of("prometheus.io/scrape", "true", "prometheus.io/path", "/m");
    sky.pod("own", "10.244.0.20", JsonObject.EMPTY, annotations, "main");
    sky.stage.start(
        "10.244.0.20",
        shell ->
            shell.listen(
                8080,
                request ->
                    Response.text(
                        request.path().equals("/m") ? 200 : 404,
                        "# TYPE orders counter\n# HELP orders Sold.\norders{pod=\"x\"} 7\n")),
        Map.of());
    sky.pod(
        "broken",
        "10.244.0.21",
        JsonObject.EMPTY,
        annotations.with("prometheus.io/port", "80"),
        "main");
    sky.stage.start(
        "10.244.0.21", shell -> shell.listen(80, _ -> Response.text(200, "<html>\n")), Map.of());
    sky.stage.pass(20);
    assertThat(sky.ask("orders{exported_pod=\"x\",pod=\"own\"}")).containsValue("7");
    assertThat(sky.ask("up{pod=\"broken\"}")).containsValue("0");
    assertThat(sky.json("/api/v1/metadata?metric=orders").object("data").array("orders").get(0))
        .isEqualTo(JsonObject.of("type", "counter", "help", "Sold.").with("unit", ""));
  }

  @Test
  void what_is_older_than_six_hours_is_forgotten() {
    drive(20, 1);
    sky.remove("pod-10.244.0.5");
    sky.stage.pass(5 * 3600);
    assertThat(sky.ask("count_over_time(istio_requests_total[12h])")).hasSize(1);
    sky.stage.pass(2 * 3600);
    assertThat(sky.ask("count_over_time(istio_requests_total[12h])")).isEmpty();
    assertThat(sky.json("/api/v1/labels").object("data").toString()).doesNotContain("reporter");
  }

  @Test
  void it_ends_when_it_is_asked_to() {
    sky.prometheus.terminate();
    assertThat(sky.prometheus.status()).isEqualTo(0);
    assertThat(String.join("\n", sky.prometheus.log))
        .contains("msg=\"Server is ready to receive web requests.\"", "See you next time!");
  }
}
