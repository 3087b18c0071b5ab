package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;
import turbulence.json.Json;

class ScaleMicroserviceTest {
  @TempDir Path folder;

  @Test
  void a_deployment_is_scaled_by_the_old_name_of_that() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      Prepared prepared =
          stage.prepared("scale_microservice", "\"name\": \"web\", \"replicas\": 3");
      assertThat(prepared.undo()).isNotEmpty();
      prepared.deed().act();
      assertThat(
              stage
                  .simulator
                  .get("deployments.apps", "default", "web")
                  .orElseThrow()
                  .object("spec")
                  .get("replicas"))
          .isEqualTo(Json.of(3));
    }
  }
}
