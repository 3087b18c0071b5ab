package turbulence.faults.kubernetes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class DeploymentFullyAvailableTest {
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

  @Test
  void what_is_ready_need_not_be_waited_for() throws Exception {
    assertThat(yard.ask(new DeploymentFullyAvailable("web", "default", null, 30, false)))
        .isEqualTo(Json.of(true));
    assertThat(yard.ask(new DeploymentFullyAvailable("nobody", "default", null, 1, false)))
        .isEqualTo(Json.of(false));
  }

  @Test
  void what_does_not_come_in_time_is_a_failure() {
    assertThatThrownBy(
            () -> yard.ask(new DeploymentFullyAvailable("nobody", "default", null, 1, true)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("deployment 'nobody' failed to recover within 1s");
  }

  @Test
  void without_time_it_looks_once() throws Exception {
    assertThat(yard.ask(new DeploymentFullyAvailable("web", "default", null, 0, true)))
        .isEqualTo(Json.of(true));
  }

  @Test
  void the_name_may_stand_among_the_labels() throws Exception {
    assertThat(yard.ask(new DeploymentFullyAvailable("web", "default", "app={name}", 0, false)))
        .isEqualTo(Json.of(true));
    assertThat(yard.ask(new DeploymentFullyAvailable("web", "default", "app=x{name}", 0, false)))
        .isEqualTo(Json.of(false));
  }
}
