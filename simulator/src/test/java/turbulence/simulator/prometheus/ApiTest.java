package turbulence.simulator.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;
import turbulence.simulator.workload.Service.Response;

/// Tests the answers of the API.
class ApiTest {
  private final Observatory sky = new Observatory();

  ApiTest() {
    sky.stage.pass(31); // two scrapes, at the first and at the sixteenth second
  }

  private String text(String target) {
    return sky.get(target).body().text();
  }

  @Test
  void a_query_has_a_type_and_a_result() {
    long now = sky.stage.timeline.instant().getEpochSecond();
    assertThat(text("/api/v1/query?query=1%2B1"))
        .isEqualTo(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":["
                + now
                + ",\"2\"]}}");
    assertThat(text("/api/v1/query?query=%22a%22&time=5.5"))
        .isEqualTo(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[5.5,"
                + "\"a\"]}}");
    assertThat(text("/api/v1/query?query=up{job=%22prometheus%22}"))
        .isEqualTo(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":"
                + "{\"__name__\":\"up\",\"instance\":\"localhost:9090\",\"job\":\"prometheus\"},"
                + "\"value\":["
                + now
                + ",\"1\"]}]}}");
    assertThat(text("/api/v1/query?query=up{job=%22prometheus%22}[1m]"))
        .contains("\"resultType\":\"matrix\"", "\"values\":[[" + (now - 30) + ",\"1\"],[");
    assertThat(sky.get("/api/v1/query?query=1").headers().first("Content-Type"))
        .contains("application/json");
  }

  @Test
  void parameters_may_come_as_a_form() {
    Response response = sky.post("/api/v1/query", "query=count%28up%29&time=");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).contains("\"metric\":{},\"value\":[", ",\"2\"]");
    long now = sky.stage.timeline.instant().getEpochSecond();
    assertThat(
            sky.post(
                    "/api/v1/query_range",
                    "query=count(up)&start=" + (now - 30) + "&end=" + now + "&step=15s")
                .body()
                .text())
        .contains(
            "\"resultType\":\"matrix\"",
            "\"values\":[[" + (now - 30) + ",\"2\"],[" + (now - 15) + ",\"2\"],[" + now);
  }

  @Test
  void times_may_be_dates() {
    assertThat(text("/api/v1/query?query=time()&time=2026-01-02T03:04:05.5Z"))
        .contains("[1767323045.5,\"1767323045.5\"]");
    assertThat(text("/api/v1/query?query=time()&time=2026-01-02T04:04:05%2B01:00"))
        .contains("[1767323045,\"1767323045\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          query                                  | 400 | bad_data | invalid parameter "query": 1:1: parse error: no expression found in input
          query?query=sum(                       | 400 | bad_data | invalid parameter "query": 1:5: parse error: unclosed left parenthesis
          query?query=1&time=soon                | 400 | bad_data | invalid parameter "time": cannot parse "soon" to a valid timestamp
          query?query=up*on()up                  | 422 | execution | found duplicate series for the match group {} on the right hand-side
          query_range?query=up                   | 400 | bad_data | invalid parameter "start": cannot parse "" to a valid timestamp
          query_range?query=up&start=5&end=1     | 400 | bad_data | invalid parameter "end": end timestamp must not be before start time
          query_range?query=up&start=1&end=5     | 400 | bad_data | invalid parameter "step": cannot parse "" to a valid duration
          query_range?query=up&start=1&end=5&step=0 | 400 | bad_data | invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer
          query_range?query=up&start=1&end=50000&step=1 | 400 | bad_data | exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)
          query_range?query=up[1m]&start=1&end=5&step=1 | 400 | bad_data | invalid parameter "query": invalid expression type "range vector" for range query, must be Scalar or instant Vector
          series                                 | 400 | bad_data | no match[] parameter provided
          series?match[]=up{                     | 400 | bad_data | invalid parameter "match[]": 1:4: parse error: unexpected end of input inside braces
          labels?start=2&end=1                   | 400 | bad_data | invalid parameter "end": end timestamp must not be before start time
          labels?limit=-1                        | 400 | bad_data | invalid parameter "limit": limit must be non-negative
          """)
  void mistakes_are_told(String target, int status, String type, String error) {
    Response response = sky.get("/api/v1/" + target);
    assertThat(response.status()).isEqualTo(status);
    JsonObject answer = Observatory.json(response);
    assertThat(answer.text("status")).contains("error");
    assertThat(answer.text("errorType")).contains(type);
    assertThat(answer.text("error").orElseThrow()).startsWith(error);
  }

  @Test
  void series_and_labels_can_be_listed() {
    assertThat(text("/api/v1/series?match[]=up&match[]=prometheus_build_info"))
        .contains(
            "{\"__name__\":\"prometheus_build_info\",\"instance\":\"localhost:9090\"",
            "{\"__name__\":\"up\",\"instance\":\"localhost:9090\",\"job\":\"prometheus\"}");
    assertThat(text("/api/v1/labels")).contains("\"__name__\"", "\"job\"", "\"component\"");
    assertThat(text("/api/v1/labels?match[]=up{job=%22prometheus%22}"))
        .isEqualTo("{\"status\":\"success\",\"data\":[\"__name__\",\"instance\",\"job\"]}");
    assertThat(text("/api/v1/label/job/values"))
        .isEqualTo("{\"status\":\"success\",\"data\":[\"envoy-stats\",\"prometheus\"]}");
    assertThat(text("/api/v1/label/job/values?limit=1"))
        .isEqualTo("{\"status\":\"success\",\"data\":[\"envoy-stats\"]}");
    assertThat(text("/api/v1/label/__name__/values")).contains("\"istio_build\"");
    assertThat(text("/api/v1/label/nothing/values")).contains("\"data\":[]");
    assertThat(text("/api/v1/labels?end=1000")).contains("\"data\":[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules",
        "alerts",
        "alertmanagers",
        "targets?state=active",
        "metadata",
        "metadata?limit=1",
        "query_exemplars?query=up",
        "status/buildinfo",
        "status/runtimeinfo",
        "status/flags",
        "status/config",
        "status/tsdb"
      })
  void other_pages_answer(String target) {
    JsonObject answer = sky.json("/api/v1/" + target);
    assertThat(answer.text("status")).contains("success");
    assertThat(answer.get("data")).isNotNull();
  }

  @Test
  void it_is_healthy_and_has_a_page() {
    assertThat(text("/-/healthy")).isEqualTo("Prometheus Server is Healthy.\n");
    assertThat(text("/-/ready")).isEqualTo("Prometheus Server is Ready.\n");
    assertThat(sky.get("/").headers().first("Location")).contains("/graph");
    assertThat(text("/graph")).contains("<form");
    assertThat(text("/graph?query=up%3C%225%22")).contains("&lt;&quot;5&quot;", "parse error");
    assertThat(text("/graph?query=up")).contains("localhost:9090");
    assertThat(sky.get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(sky.get("/nothing").status()).isEqualTo(404);
    assertThat(text("/metrics")).contains("prometheus_tsdb_head_series ");
  }
}
