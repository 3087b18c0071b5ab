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

class AllPodsHealthyTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(2)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json observe(String arguments) throws Exception {
    return stage.observe(AllPodsHealthy.class, "{" + arguments + "}");
  }

  private void assertUnhealthy() throws Exception {
    assertThatThrownBy(() -> observe(""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("the system is unhealthy");
    assertThat(observe("\"raise_on_any_unhealthy\": false")).isEqualTo(Json.of(false));
  }

  @Test
  void all_run_or_have_ended_well() throws Exception {
    assertThat(observe("")).isEqualTo(Json.of(true));
    stage.end("Succeeded", stage.alive("").getFirst());
    assertThat(observe("")).isEqualTo(Json.of(true));
    assertThat(observe("\"ns\": \"kube-public\"")).isEqualTo(Json.of(true));
  }

  @Test
  void one_failed() throws Exception {
    stage.end("Failed", stage.alive("").getFirst());
    assertUnhealthy();
  }

  @Test
  void one_is_still_to_come() throws Exception {
    stage.terminating("{}").deed().act();
    assertThat(observe("")).isEqualTo(Json.of(true));
    stage.simulator.settle();
    assertUnhealthy();
  }
}
