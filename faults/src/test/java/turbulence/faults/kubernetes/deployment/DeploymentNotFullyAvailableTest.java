package turbulence.faults.kubernetes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;
import turbulence.simulator.breaking.Break;

class DeploymentNotFullyAvailableTest {
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
  void what_is_not_ready_need_not_be_waited_for() throws Exception {
    assertThat(yard.ask(new DeploymentNotFullyAvailable("web", "default", null, 1, false)))
        .isEqualTo(Json.of(false));
    assertThat(yard.ask(new DeploymentNotFullyAvailable("nobody", "default", null, 1, false)))
        .isEqualTo(Json.of(false));
  }

  @Test
  void what_does_not_come_in_time_is_a_failure() {
    assertThatThrownBy(
            () -> yard.ask(new DeploymentNotFullyAvailable("nobody", "default", null, 1, true)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("deployment 'nobody' failed to stop running within 1s");
  }

  @Test
  void one_that_is_deleted_while_it_waits_is_not_available() throws Exception {
    Break watches = yard.simulator().breaking().on("watch").delay(Duration.ZERO);
    Thread somebody =
        Thread.ofPlatform()
            .start(() -> {
              yard.simulator().await(() -> watches.strikes() > 0, Duration.ofMinutes(1));
              yard.simulator().delete("deployment", "default", "web");
            });
    assertThat(yard.ask(new DeploymentNotFullyAvailable("web", "default", null, 30, true)))
        .isEqualTo(Json.of(true));
    somebody.join();
  }
}
