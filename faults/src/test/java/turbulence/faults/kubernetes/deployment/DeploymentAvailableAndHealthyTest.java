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

class DeploymentAvailableAndHealthyTest {
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

  private Json ask(String name, boolean raises) throws Exception {
    return yard.ask(new DeploymentAvailableAndHealthy(name, "default", null, raises));
  }

  @Test
  void all_that_it_wants_has_to_be_available_and_none_may_be_all() throws Exception {
    assertThat(ask("web", true)).isEqualTo(Json.of(true));
    yard.act(new ScaleDeployment("web", 0, "default"));
    yard.simulator().awaitReady(Duration.ofMinutes(1));
    assertThat(ask("web", true)).isEqualTo(Json.of(true));
    yard.simulator().breaking().on("create").of("pods").refuse(403);
    yard.act(new ScaleDeployment("web", 2, "default"));
    assertThat(ask("web", false)).isEqualTo(Json.of(false));
    assertThatThrownBy(() -> ask("web", true))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("Deployment 'web' is not healthy");
  }

  @Test
  void one_that_is_not_there_is_a_failure_or_false() throws Exception {
    assertThat(ask("nobody", false)).isEqualTo(Json.of(false));
    assertThatThrownBy(() -> ask("nobody", true)).hasMessage("Deployment 'nobody' was not found");
  }
}
