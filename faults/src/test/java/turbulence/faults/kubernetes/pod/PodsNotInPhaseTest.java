package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.simulator.scenario.Simulator;

class PodsNotInPhaseTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json observe(String more) throws Exception {
    return stage.observe(PodsNotInPhase.class, "{\"label_selector\": \"app=web\"" + more + "}");
  }

  private void assertFails(String more, String message) {
    assertThatThrownBy(() -> observe(more)).isInstanceOf(ActivityFailed.class).hasMessage(message);
  }

  @Test
  void none_is_in_it() throws Exception {
    assertThat(observe(", \"phase\": \"Failed\"")).isEqualTo(Json.of(true));
  }

  @Test
  void one_is_in_it() throws Exception {
    stage.terminating("{\"label_selector\": \"app=web\"}").deed().act();
    stage.simulator.settle();
    assertFails(", \"phase\": \"Pending\"", "pod 'app=web' should not be in phase 'Pending'");
    assertThat(observe(", \"phase\": \"Pending\", \"raise_on_in_phase\": false"))
        .isEqualTo(Json.of(false));
  }

  @Test
  void there_is_no_pod() throws Exception {
    assertFails(", \"ns\": \"kube-public\"", "no pods 'app=web' were found");
    assertThat(observe(", \"ns\": \"kube-public\", \"raise_on_in_phase\": false"))
        .isEqualTo(Json.of(false));
  }
}
