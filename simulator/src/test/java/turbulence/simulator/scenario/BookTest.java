package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;

/// The moments that the book's experiments rest on.
class BookTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String APPLICATION = "app=go-demo-8";

  private static long ready(Simulator simulator) {
    return simulator.list("pods", "go-demo-8", APPLICATION).stream()
        .filter(pod -> !pod.object("metadata").has("deletionTimestamp"))
        .filter(pod -> pod.object("status").toString().contains("\"ready\":true"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_replacement_is_pending_at_once_and_serves_after_two_and_before_ten_seconds(long seed) {
    Scenario scenario = Simulator.builder().builtIn("book").seed(seed).handDriven(START);
    try (Simulator simulator = scenario.start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
      List<JsonObject> before = simulator.list("pods", "go-demo-8", APPLICATION);
      String victim = before.getFirst().object("metadata").text("name").orElseThrow();
      simulator.delete("pod", "go-demo-8", victim);
      simulator.settle();
      assertThat(simulator.list("pods", "go-demo-8", APPLICATION).toString())
          .contains("\"phase\":\"Pending\"", victim);
      simulator.advance(Duration.ofMillis(2500));
      assertThat(ready(simulator)).isZero();
      simulator.advance(Duration.ofSeconds(7));
      assertThat(ready(simulator)).isEqualTo(1);
      assertThat(simulator.get("pod", "go-demo-8", victim)).isEmpty();
    }
  }
}
