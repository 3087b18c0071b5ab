package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonArray;
import turbulence.simulator.scenario.Simulator;

class TerminatePodsTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3), deployment("db")));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  @Test
  void the_first_pod_is_deleted_and_not_waited_for() throws Exception {
    List<String> before = stage.alive();
    Prepared prepared = stage.terminating("{\"label_selector\": \"app=web\"}");
    String first = before.stream().filter(name -> name.startsWith("web")).findFirst().orElse("");
    assertThat(prepared.targets()).containsExactly(new Target("pod", "default", first));
    assertThat(stage.alive()).isEqualTo(before);
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of(first));
    assertThat(stage.alive()).doesNotContain(first);
    assertThat(stage.simulator.get("pods", "default", first)).isPresent();
  }
}
