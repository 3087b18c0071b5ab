package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;

class SketchTest {
  @Test
  void a_set_with_names_and_a_pod_on_every_node_are_a_word_each() {
    Scenario scenario =
        Simulator.builder()
            .nodes(2)
            .handDriven()
            .with(Sketch.statefulSet("db").replicas(2), Sketch.daemonSet("agent"));
    try (Simulator simulator = scenario.start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
      assertThat(simulator.pods("app=db").stream().map(SketchTest::name))
          .containsExactly("db-0", "db-1");
      assertThat(simulator.pods("app=agent")).hasSize(2);
    }
  }

  private static String name(JsonObject pod) {
    return pod.object("metadata").text("name").orElse("");
  }
}
