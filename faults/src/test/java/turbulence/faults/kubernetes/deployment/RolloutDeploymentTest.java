package turbulence.faults.kubernetes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonObject;

class RolloutDeploymentTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private JsonObject annotations() {
    return yard.essence("deployment", "web")
        .object("spec")
        .object("template")
        .object("metadata")
        .object("annotations");
  }

  @Test
  void its_template_gets_a_time_and_the_plan_says_that_it_stays() throws Exception {
    Prepared prepared = yard.prepare(new RolloutDeployment("web", "default"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().lasting()).hasSize(1);
    assertThat(prepared.forecast().look().effects())
        .containsExactly("its 3 pods are replaced, with at most 25% missing at a time");
    assertThat(annotations()).isEmpty();
    prepared.deed().act();
    assertThat(annotations().text("kubectl.kubernetes.io/restartedAt").orElseThrow())
        .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(prepared.evidence().getFirst().isPassing()).isFalse();
  }

  @Test
  void one_that_is_not_there_fails_in_the_recorded_words() {
    assertThatThrownBy(() -> yard.act(new RolloutDeployment("nobody", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to rollout the deployment 'nobody'! Error: (404)\n");
    assertThatThrownBy(() -> yard.prepare(new RolloutDeployment(null, "default")))
        .hasMessage("rollout_deployment needs a 'name' and a namespace 'ns'");
  }
}
