package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;

class RemoveServiceEndpointTest {
  @TempDir Path folder;

  @Test
  void a_service_is_deleted_by_the_old_name_of_that() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      stage.simulator.apply(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: door}
          spec: {selector: {app: web}, ports: [{port: 80}]}
          """);
      Prepared prepared = stage.prepared("remove_service_endpoint", "\"name\": \"door\"");
      assertThat(prepared.undo()).isNotEmpty();
      prepared.deed().act();
      assertThat(stage.simulator.get("services", "default", "door")).isEmpty();
    }
  }
}
