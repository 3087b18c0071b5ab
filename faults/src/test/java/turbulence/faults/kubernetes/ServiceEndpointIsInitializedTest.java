package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class ServiceEndpointIsInitializedTest {
  @TempDir Path folder;

  @Test
  void the_name_is_put_into_the_selector() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      stage.simulator.apply(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: door, labels: {name: door}}
          spec: {selector: {app: web}, ports: [{port: 80}]}
          """);
      assertThat(stage.observed("service_endpoint_is_initialized", "\"name\": \"door\""))
          .isEqualTo(Json.of(true));
      assertThatThrownBy(
              () -> stage.observed("service_endpoint_is_initialized", "\"name\": \"gate\""))
          .hasMessage("service 'gate' is not initialized");
    }
  }
}
