package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.scenario.Sketch.deployment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.simulator.scenario.Simulator;

class CountMinPodsTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3), deployment("db")));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json enough(String arguments) throws Exception {
    return stage.observe(CountMinPods.class, "{" + arguments + "}");
  }

  @Test
  void there_are_enough_of_them_or_not() throws Exception {
    assertThat(enough("\"label_selector\": \"app=web\"")).isEqualTo(Json.of(true));
    assertThat(enough("\"label_selector\": \"app=db\"")).isEqualTo(Json.of(false));
    assertThat(enough("\"label_selector\": \"app=db\", \"min_count\": 1")).isEqualTo(Json.of(true));
    assertThat(enough("\"label_selector\": \"app=web\", \"min_count\": 4"))
        .isEqualTo(Json.of(false));
    assertThat(enough("\"label_selector\": \"app=web\", \"phase\": \"Pending\""))
        .isEqualTo(Json.of(false));
  }
}
