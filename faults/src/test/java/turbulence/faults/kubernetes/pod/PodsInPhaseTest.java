package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Probe;
import turbulence.json.Json;
import turbulence.simulator.scenario.Simulator;

class PodsInPhaseTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(2)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json observe(Class<? extends Probe> type, String more) throws Exception {
    return stage.observe(type, "{\"label_selector\": \"app=web\"" + more + "}");
  }

  private void assertFails(Class<? extends Probe> type, String more, String message) {
    assertThatThrownBy(() -> observe(type, more))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(message);
  }

  @Test
  void all_are_in_it() throws Exception {
    assertThat(observe(PodsInPhase.class, "")).isEqualTo(Json.of(true));
  }

  @Test
  void one_is_in_another() throws Exception {
    stage.terminating("{\"label_selector\": \"app=web\"}").deed().act();
    stage.simulator.settle();
    String said = "pod 'app=web' is in phase 'Pending' but should be 'Running'";
    assertFails(PodsInPhase.class, "", said);
    assertThat(observe(PodsInPhase.class, ", \"raise_on_invalid_phase\": false"))
        .isEqualTo(Json.of(false));
  }

  @Test
  void there_is_none() throws Exception {
    String elsewhere = ", \"ns\": \"kube-public\"";
    assertFails(PodsInPhase.class, elsewhere, "no pods 'app=web' were found");
    assertThat(observe(PodsInPhase.class, elsewhere + ", \"raise_on_invalid_phase\": false"))
        .isEqualTo(Json.of(false));
  }

  @Test
  void an_answer_that_is_late_is_waited_for_and_a_refusal_is_told() throws Exception {
    stage.simulator.breaking().on("list").of("pods").first(1).refuse(429, Duration.ofSeconds(1));
    assertThat(observe(PodsInPhase.class, "")).isEqualTo(Json.of(true));
    stage.simulator.breaking().on("list").of("pods").refuse(500);
    assertThatThrownBy(() -> observe(PodsInPhase.class, ""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("GET /api/v1/namespaces/default/pods: 500");
  }
}
