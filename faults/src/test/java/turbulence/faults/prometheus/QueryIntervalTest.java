package turbulence.faults.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class QueryIntervalTest {
  @RegisterExtension static final Watchtower TOWER = new Watchtower();

  @Test
  void figures_come_from_one_time_to_another() throws Exception {
    JsonObject answer =
        (JsonObject)
            TOWER.observed(
                new QueryInterval("up", "5 minutes ago", "now", 60, new Patience(5.0, true)));
    assertThat(answer.object("data").text("resultType")).hasValue("matrix");
    JsonArray values = ((JsonObject) answer.object("data").array("result").get(0)).array("values");
    assertThat(values).hasSizeBetween(5, 6);
  }

  @Test
  void a_query_that_is_none_fails_with_all_that_was_asked() {
    String time = "'2026-01-31T10:00:00Z'";
    assertThatThrownBy(() ->
            TOWER.observed(
                new QueryInterval(
                    "sum(",
                    "2026-01-31T10:00:00Z",
                    "2026-01-31T10:00:00Z",
                    15,
                    new Patience(5.0, true))))
        .hasMessageStartingWith(
            "Prometheus query range {'query': 'sum(', 'timeout': 5, 'step': 15, 'start': "
                + time
                + ", 'end': "
                + time
                + "} failed: {\"status\":\"error\"");
  }

  @Test
  void times_that_are_none_are_refused() {
    Patience usual = new Patience(null, true);
    assertThatThrownBy(() -> new QueryInterval("up", "", "now", 1, usual))
        .hasMessageStartingWith("'start' must be a time");
    assertThatThrownBy(() -> new QueryInterval("up", "1h ago", "never", 1, usual))
        .hasMessageStartingWith("'end' must be a time");
  }
}
