package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;

class StartMicroserviceTest {
  @TempDir Path folder;

  @Test
  void a_deployment_is_made_by_its_old_name() throws Exception {
    Path spec = folder.resolve("d.json");
    Files.writeString(
        spec,
        """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "second"},
         "spec": {"selector": {"matchLabels": {"app": "s"}}, "template": {
           "metadata": {"labels": {"app": "s"}},
           "spec": {"containers": [{"name": "s", "image": "nginx"}]}}}}
        """);
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      Prepared prepared = stage.prepared("start_microservice", "\"spec_path\": \"" + spec + "\"");
      assertThat(prepared.undo()).isNotEmpty();
      prepared.deed().act();
      assertThat(stage.simulator.get("deployments.apps", "default", "second")).isPresent();
    }
  }
}
