package turbulence.faults.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class QueryTest {
  @RegisterExtension static final Watchtower TOWER = new Watchtower();

  private static final Patience USUAL = new Patience(null, true);

  private static double idle(JsonObject answer) {
    JsonObject series = (JsonObject) answer.object("data").array("result").get(0);
    return Mean.figures(
            answer.with("data", JsonObject.of("result", Json.of(java.util.List.of(series)))))
        .getFirst();
  }

  private static JsonObject asked(String when) throws Exception {
    String query = "node_cpu_seconds_total{mode=\"idle\",cpu=\"0\"}";
    return (JsonObject) TOWER.observed(new Query(query, when, USUAL));
  }

  @Test
  void the_answer_is_that_of_the_api() throws Exception {
    JsonObject answer = asked(null);
    assertThat(answer.text("status")).hasValue("success");
    assertThat(answer.object("data").text("resultType")).hasValue("vector");
    assertThat(answer.object("data").array("result")).hasSize(1);
  }

  @Test
  void a_moment_may_be_told_in_words() throws Exception {
    double now = idle(asked(null));
    double before = idle(asked("5 minutes ago"));
    assertThat(now - before).isBetween(0.8 * 300, 1.0 * 300);
    assertThat(asked("2 days ago").object("data").array("result")).isEmpty();
  }

  @Test
  void a_query_that_is_none_fails_with_the_words_of_prometheus() {
    assertThatThrownBy(() -> TOWER.observed(new Query("sum(", null, USUAL)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Prometheus query {'query': 'sum('} failed: ")
        .hasMessageContaining("parse error");
  }

  @Test
  void nobody_there_and_no_url_fail_clearly() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;
    for (String bad : new String[] {url, "nonsense", "http://"}) {
      assertThatThrownBy(() ->
              TOWER.observed(
                  new Query("up", null, USUAL), JsonObject.of("prometheus_base_url", bad)))
          .as(bad)
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith("Prometheus query {'query': 'up'} failed: ");
    }
    assertThatThrownBy(() ->
            TOWER.observed(new Query("up", null, USUAL), JsonObject.of("prometheus_base_url", "")))
        .hasMessageContaining("is empty; leave it out to mean http://localhost:9090");
    assertThatThrownBy(() ->
            TOWER.observed(new Query("up", null, USUAL), JsonObject.of("prometheus_base_url", 1)))
        .hasMessageContaining("must be a URL, not 1");
  }

  @Test
  void silence_ends_after_the_timeout() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JsonObject at =
          JsonObject.of("prometheus_base_url", "http://127.0.0.1:" + mute.getLocalPort());
      assertThatThrownBy(() -> TOWER.observed(new Query("up", null, new Patience(0.001, true)), at))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageContaining("took too long");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2026-13-40", "5 parsecs ago"})
  void what_is_no_time_is_refused(String when) {
    assertThatThrownBy(() -> new Query("up", when, USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'when' must be a time such as \"5 minutes ago\"");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void what_is_no_timeout_is_refused(double timeout) {
    assertThatThrownBy(() -> new Patience(timeout, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
