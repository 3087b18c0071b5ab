package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class DeploymentIsFullyAvailableTest {
  @TempDir Path folder;

  @Test
  void all_ready_is_a_yes() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(
              stage.observed("deployment_is_fully_available", "\"name\": \"web\", \"timeout\": 5"))
          .isEqualTo(Json.of(true));
    }
  }
}
