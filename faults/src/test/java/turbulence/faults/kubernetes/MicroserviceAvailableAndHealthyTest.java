package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class MicroserviceAvailableAndHealthyTest {
  @TempDir Path folder;

  @Test
  void the_answer_is_given_and_not_dropped() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(stage.observed("microservice_available_and_healthy", "\"name\": \"web\""))
          .isEqualTo(Json.of(true));
      assertThatThrownBy(
              () -> stage.observed("microservice_available_and_healthy", "\"name\": \"nobody\""))
          .hasMessage("Deployment 'nobody' was not found");
    }
  }
}
