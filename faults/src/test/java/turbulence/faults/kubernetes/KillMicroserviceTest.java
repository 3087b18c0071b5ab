package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonNull;

class KillMicroserviceTest {
  @TempDir Path folder;

  private static final String WEB = "\"name\": \"web\", \"label_selector\": \"app={name}\"";

  @Test
  void a_deployment_goes_with_its_pods_and_can_be_made_again() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      Prepared prepared = stage.prepared("kill_microservice", WEB);
      assertThat(prepared.targets()).extracting(Target::kind).contains("deployment", "pod");
      assertThat(prepared.undo()).isNotEmpty();
      assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
      stage.simulator.advance(Duration.ofMinutes(2));
      assertThat(stage.simulator.get("deployments.apps", "default", "web")).isEmpty();
      assertThat(stage.simulator.list("pods", "default")).isEmpty();
    }
  }

  @Test
  void nothing_of_that_name_is_a_success() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(stage.done("kill_microservice", "\"name\": \"nobody\"")).isEqualTo(JsonNull.NULL);
      assertThat(stage.simulator.list("pods", "default")).hasSize(2);
    }
  }

  @Test
  void nothing_may_mean_all() {
    for (String empty : new String[] {"name", "ns", "label_selector"}) {
      String arguments =
          "\"" + empty + "\": \"\"" + (empty.equals("name") ? "" : ", \"name\": \"web\"");
      assertThatThrownBy(() -> OldNamesStage.step("actions:kill_microservice", arguments))
          .hasMessageContaining("kill_microservice needs a 'name'");
    }
  }
}
