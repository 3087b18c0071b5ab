package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class DeploymentIsNotFullyAvailableTest {
  @TempDir Path folder;

  @Test
  void all_ready_is_a_no() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      String web = "\"name\": \"web\", \"timeout\": 0";
      assertThatThrownBy(() -> stage.observed("deployment_is_not_fully_available", web))
          .hasMessage("deployment 'web' failed to stop running within 0s");
      assertThat(
              stage.observed(
                  "deployment_is_not_fully_available",
                  web + ", \"raise_on_fully_available\": false"))
          .isEqualTo(Json.of(false));
    }
  }
}
