package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonObject;

class ReadMicroservicesLogsTest {
  @TempDir Path folder;

  @Test
  void the_logs_are_those_of_read_pod_logs() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(
              stage.observed(
                  "read_microservices_logs",
                  "\"name\": \"web\", \"label_selector\": \"app={name}\""))
          .isEqualTo(stage.observed("read_microservices_logs", "\"label_selector\": \"app=web\""));
      assertThat(
              ((JsonObject)
                      stage.observed("read_microservices_logs", "\"label_selector\": \"app=web\""))
                  .names())
          .hasSize(2);
    }
  }
}
