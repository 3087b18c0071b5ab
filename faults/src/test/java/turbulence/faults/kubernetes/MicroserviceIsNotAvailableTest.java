package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class MicroserviceIsNotAvailableTest {
  @TempDir Path folder;

  @Test
  void nobody_who_runs_is_a_yes() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(stage.observed("microservice_is_not_available", "\"name\": \"web\""))
          .isEqualTo(Json.of(true));
      assertThatThrownBy(() ->
              stage.observed(
                  "microservice_is_not_available",
                  "\"name\": \"web\", \"label_selector\": \"app={name}\""))
          .hasMessage("pod 'web' is actually running");
    }
  }
}
