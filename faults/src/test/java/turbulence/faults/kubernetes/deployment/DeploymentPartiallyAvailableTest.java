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

class DeploymentPartiallyAvailableTest {
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
    return yard.ask(new DeploymentPartiallyAvailable(name, "default", null, raises));
  }

  @Test
  void one_is_enough_and_none_is_not() throws Exception {
    assertThat(ask("web", true)).isEqualTo(Json.of(true));
    yard.act(new ScaleDeployment("web", 0, "default"));
    yard.simulator()
        .await(
            () -> !yard.find("deployment", "web").orElseThrow().object("status").has("replicas"),
            Duration.ofMinutes(1));
    assertThat(ask("web", false)).isEqualTo(Json.of(false));
    assertThatThrownBy(() -> ask("web", true))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("Deployment 'web' is not healthy");
    assertThatThrownBy(() -> ask("nobody", true)).hasMessage("Deployment 'nobody' was not found");
  }
}
